package dev.onggi.collect;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.Sql;
import dev.onggi.step.FolderContext;
import dev.onggi.step.Publisher;
import dev.onggi.step.Rejects;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepLog;
import dev.onggi.step.StepMemory;
import dev.onggi.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A collect step's world in a temporary folder: remembers marks and keeps rejected rows.
public final class CollectContext implements StepContext, StepMemory {
    public static final Instant START = FolderContext.START;
    public final Map<String, String> memory = new HashMap<>();
    public final List<String> rejected = new ArrayList<>();
    public final FolderContext folder;
    public Cancellation cancellation = new Cancellation();
    public Dataset last;
    public int attempts = 4;
    private RunInfo run;

    public CollectContext(Path root, DuckDb duckdb) {
        folder = new FolderContext(root, duckdb);
        run = run(false, 0);
    }

    private static RunInfo run(boolean backfill, long sample) {
        return new RunInfo("p_1", "p", START, START, START, backfill, sample, Map.of());
    }

    public void sample(long rows) {
        run = run(false, rows);
    }

    public void backfill(Instant from, Instant to) {
        run = new RunInfo("p_1", "p", START, from, to, true, 0, Map.of());
    }

    public void plain() {
        run = run(false, 0);
    }

    /// Every row as the texts of its columns, in order.
    public List<List<String>> rows(Dataset dataset, String... columns) {
        try (var session = duckdb().session(new Cancellation())) {
            return session.query(
                    "SELECT "
                            + java.util.Arrays.stream(columns)
                                    .map(c -> "CAST(" + Sql.name(c) + " AS VARCHAR)")
                                    .collect(java.util.stream.Collectors.joining(", "))
                            + " FROM "
                            + session.relation(dataset),
                    result -> {
                        var rows = new ArrayList<List<String>>();
                        while (result.next()) {
                            var row = new ArrayList<String>();
                            for (int i = 1; i <= columns.length; i++) {
                                row.add(result.getString(i));
                            }
                            rows.add(row);
                        }
                        return rows;
                    });
        }
    }

    /// One column of every row.
    public List<String> column(Dataset dataset, String column) {
        return rows(dataset, column).stream().map(List::getFirst).toList();
    }

    @Override
    public RunInfo run() {
        return run;
    }

    @Override
    public String step() {
        return "fetch";
    }

    @Override
    public List<Input> inputs() {
        return List.of();
    }

    @Override
    public Workspace workspace() {
        return folder;
    }

    @Override
    public DuckDb duckdb() {
        return folder.duckdb();
    }

    @Override
    public Publisher publisher() {
        return folder;
    }

    @Override
    public Rejects rejects() {
        return (dataset, rows, reason) -> {
            var names = dataset.columns().stream().map(c -> c.name()).toList();
            var all = rows(dataset, names.toArray(String[]::new));
            rows.positions().forEach(row -> rejected.add(all.get(row) + " " + reason.apply(row)));
        };
    }

    @Override
    public StepLog log() {
        return folder;
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public int attempts() {
        return attempts;
    }

    @Override
    public StepMemory memory() {
        return this;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(memory.get(key));
    }

    @Override
    public void put(String key, String value) {
        memory.put(key, value);
    }

    @Override
    public Optional<Dataset> lastDataset() {
        return Optional.ofNullable(last);
    }
}
