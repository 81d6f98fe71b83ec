package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.save.FormulaGuard;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.step.Rejects;
import dev.onggi.step.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rejected rows of a run: staged in parts by each attempt of a step, and published, one file
/// for each source, as soon as the attempt has succeeded and before anything is remembered of it. A
/// later step's rows join the same file.
final class RunRejects implements AutoCloseable {
    private final RunSpace space;
    private final Path folder;
    private final RejectFile file;
    private final Map<String, List<Path>> parts = new LinkedHashMap<>();
    private final Map<String, Path> published = new LinkedHashMap<>();
    private int number;

    RunRejects(RunSpace space, RunInfo run) {
        this.space = space;
        this.folder = space.workspace().state().resolve("staged").resolve(run.id());
        this.file = new RejectFile(space, run);
    }

    /// The rejects of one attempt of a step.
    Attempt attempt(String step, Cancellation cancellation) {
        return new Attempt(step, cancellation);
    }

    /// The files published.
    synchronized List<Path> files() {
        return List.copyOf(published.values());
    }

    private synchronized Path part() throws IOException {
        Files.createDirectories(folder);
        return folder.resolve("rejects_" + ++number + ".parquet");
    }

    private synchronized void publish(Map<String, List<Path>> own) throws IOException {
        for (var source : new TreeSet<>(own.keySet())) {
            parts.computeIfAbsent(source, key -> new ArrayList<>())
                    .addAll(own.getOrDefault(source, List.of()));
            var target =
                    file.publish(source, published.get(source), staged -> write(source, staged));
            published.put(source, target);
        }
    }

    private long write(String source, Path target) {
        var files =
                parts.getOrDefault(source, List.of()).stream()
                        .map(Sql::path)
                        .collect(Collectors.joining(", "));
        var rows =
                "SELECT * EXCLUDE (_reason, _step), _reason, _step FROM read_parquet(["
                        + files
                        + "], union_by_name = true)";
        try (var session = space.duckdb().session(new Cancellation())) {
            var guard = new FormulaGuard();
            // DuckDB itself writes no byte order mark
            var header =
                    session.describe(rows).stream()
                            .map(column ->
                                    "\"" + guard.guard(column.name()).replace("\"", "\"\"") + "\"")
                            .collect(Collectors.joining(",", "\uFEFF", "\n"));
            return session.execute(
                    "COPY (%s) TO %s (FORMAT csv, HEADER false, PREFIX %s, SUFFIX %s)"
                            .formatted(rows, Sql.path(target), Sql.text(header), Sql.text("\n")));
        }
    }

    /// Removes the staged parts.
    @Override
    public synchronized void close() throws IOException {
        for (var list : parts.values()) {
            for (var part : list) {
                Files.deleteIfExists(part);
            }
        }
        Files.deleteIfExists(folder);
    }

    /// What one attempt of a step rejects: published when it succeeds, forgotten when it fails.
    final class Attempt implements Rejects {
        private final String step;
        private final Cancellation cancellation;
        private final Map<String, List<Path>> own = new LinkedHashMap<>();

        private Attempt(String step, Cancellation cancellation) {
            this.step = step;
            this.cancellation = cancellation;
        }

        @Override
        public void reject(Dataset dataset, RowSet rows, LongFunction<String> reason)
                throws IOException {
            if (rows.isEmpty()) {
                return;
            }
            var part = part();
            var guard = new FormulaGuard();
            own.computeIfAbsent(dataset.source(), key -> new ArrayList<>()).add(part);
            try (var session = space.duckdb().session(cancellation)) {
                var reasons =
                        session.map(
                                (positions, cells) -> {
                                    for (int i = 0; i < cells.length; i++) {
                                        cells[i] =
                                                guard.guard(reason.apply(positions.applyAsLong(i)));
                                    }
                                },
                                "_row",
                                "CAST(NULL AS VARCHAR)");
                session.execute(
                        "COPY (SELECT %s%s AS _reason, %s AS _step FROM %s AS rows WHERE %s) TO %s (FORMAT parquet)"
                                .formatted(
                                        columns(session, dataset, guard),
                                        reasons,
                                        Sql.text(step),
                                        session.relation(dataset),
                                        session.in(rows, "_row"),
                                        Sql.path(part)));
            }
        }

        private static String columns(Session session, Dataset dataset, FormulaGuard guard) {
            var shown = new ArrayList<Column>();
            dataset.column(dataset.idColumn()).ifPresent(shown::add);
            if (dataset.kind() == Dataset.Kind.TEXT) {
                dataset.column("raw_text").ifPresent(shown::add);
            }
            Stream.concat(dataset.ownColumns().stream(), dataset.column("_file").stream())
                    .filter(column -> !shown.contains(column))
                    .forEach(shown::add);
            return shown.stream()
                    .map(column -> cell(session, column, guard) + " AS " + Sql.name(column.name()))
                    .collect(Collectors.joining(", ", "", ", "));
        }

        private static String cell(Session session, Column column, FormulaGuard guard) {
            var written = session.written(column);
            return column.type().kind() == ColumnType.Kind.TEXT
                    ? guard.sql(session, written)
                    : written;
        }

        void publish() throws IOException {
            RunRejects.this.publish(own);
            own.clear();
        }

        void discard() {
            own.values().stream().flatMap(List::stream).forEach(part -> part.toFile().delete());
            own.clear();
        }
    }
}
