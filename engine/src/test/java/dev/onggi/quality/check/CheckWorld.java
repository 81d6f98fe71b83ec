package dev.onggi.quality.check;

import dev.onggi.data.BatchReader;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.RowSet;
import dev.onggi.problem.Language;
import dev.onggi.step.Publisher;
import dev.onggi.step.Rejects;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepLog;
import dev.onggi.step.StepMemory;
import dev.onggi.workspace.Secrets;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/// The world of a check step, held in memory.
final class CheckWorld implements StepContext, Workspace, StepLog, StepMemory, Rejects {
    static final Instant START = Instant.parse("2024-03-06T00:00:00Z");

    final Map<String, String> remembered = new HashMap<>();
    final List<String> lines = new ArrayList<>();
    final List<String> rejected = new ArrayList<>();
    final List<CheckReport> reports = new ArrayList<>();
    final Map<String, BatchReader> truths = new HashMap<>();
    private final DuckDb duckdb;
    private final Path root;
    private final List<Input> inputs;

    CheckWorld(DuckDb duckdb, Path root, Dataset... datasets) {
        this.duckdb = duckdb;
        this.root = root;
        this.inputs = java.util.Arrays.stream(datasets).map(d -> new Input("fetch", d)).toList();
    }

    CheckStepType type() {
        return new CheckStepType(
                new CheckStepType.Tools(
                        dev.onggi.quality.TypeTests.strict(),
                        truths::get,
                        (run, step, report) -> reports.add(report)));
    }

    @Override
    public RunInfo run() {
        return new RunInfo("p_1", "p", START, START, START, false, 0, Map.of());
    }

    @Override
    public String step() {
        return "inspect";
    }

    @Override
    public List<Input> inputs() {
        return inputs;
    }

    @Override
    public Workspace workspace() {
        return this;
    }

    @Override
    public DuckDb duckdb() {
        return duckdb;
    }

    @Override
    public Publisher publisher() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Rejects rejects() {
        return this;
    }

    @Override
    public void reject(Dataset dataset, RowSet rows, LongFunction<String> reason) {
        rows.positions().forEach(p -> rejected.add(p + ": " + reason.apply(p)));
    }

    @Override
    public StepLog log() {
        return this;
    }

    @Override
    public Cancellation cancellation() {
        return new Cancellation();
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public StepMemory memory() {
        return this;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public String environment() {
        return "dev";
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Seoul");
    }

    @Override
    public Language language() {
        return Language.KO;
    }

    @Override
    public Secrets secrets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Map<String, Object>> connection(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<YamlNode> setting(String path) {
        return Optional.empty();
    }

    @Override
    public void info(String message) {
        lines.add("info " + message);
    }

    @Override
    public void warn(String message) {
        lines.add("warn " + message);
    }

    @Override
    public void progress(long rows, long total) {
        lines.add("progress " + rows + " / " + total);
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(remembered.get(key));
    }

    @Override
    public void put(String key, String value) {
        remembered.put(key, value);
    }

    @Override
    public Optional<Dataset> lastDataset() {
        return Optional.empty();
    }
}
