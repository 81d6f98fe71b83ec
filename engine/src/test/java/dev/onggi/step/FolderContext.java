package dev.onggi.step;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.RowSet;
import dev.onggi.data.Sql;
import dev.onggi.problem.Language;
import dev.onggi.problem.Place;
import dev.onggi.spi.Column;
import dev.onggi.workspace.Secrets;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A step's world in a temporary folder, for tests of saves and SQL.
public final class FolderContext implements StepContext, Workspace, Publisher, StepLog {
    public static final Instant START = Instant.parse("2024-03-05T06:07:08Z");

    public final Map<String, Map<String, Object>> connections = new HashMap<>();
    public final Map<String, String> secretValues = new HashMap<>();
    public final List<String> lines = new ArrayList<>();
    public final List<Map<String, ?>> notes = new ArrayList<>();

    /// Where staged files really go, such as a full disk; null for the folder itself.
    public Path device;

    private final Path root;
    private final DuckDb duckdb;
    private final List<Input> inputs = new ArrayList<>();
    private Cancellation cancellation = new Cancellation();

    public FolderContext(Path root, DuckDb duckdb) {
        this.root = root;
        this.duckdb = duckdb;
    }

    /// Settings as YAML would give them: text, Boolean, Long, List, Map.
    public static StepSettings settings(String uses, Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return new StepSettings("export", uses, (YamlNode.Entries) node(map));
    }

    private static YamlNode node(Object value) {
        var place = new Place("pipelines/p.yaml", 9, 5);
        return switch (value) {
            case null -> new YamlNode.Scalar("", null, place);
            case Map<?, ?> map -> {
                var entries = new LinkedHashMap<String, YamlNode.Entry>();
                map.forEach((k, v) -> entries.put((String) k, new YamlNode.Entry(place, node(v))));
                yield new YamlNode.Entries(entries, place);
            }
            case List<?> list ->
                    new YamlNode.Items(list.stream().map(FolderContext::node).toList(), place);
            default -> new YamlNode.Scalar(value.toString(), value, place);
        };
    }

    /// Puts a table made by a query into the folder and reads it in the steps to come.
    public Dataset table(String step, String select) {
        return add(step, select, Dataset.Kind.TABLE, List.of());
    }

    /// Puts a text made by a query into the folder and reads it in the steps to come.
    public Dataset text(String step, String select, String... unfolded) {
        return add(step, select, Dataset.Kind.TEXT, Stream.of(unfolded).map(Column::text).toList());
    }

    private Dataset add(String step, String select, Dataset.Kind kind, List<Column> unfolded) {
        var file = root.resolve(step + "_" + inputs.size() + ".parquet");
        try (var session = duckdb.session(new Cancellation())) {
            long rows =
                    session.execute(
                            "COPY (" + select + ") TO " + Sql.path(file) + " (FORMAT parquet)");
            var columns = session.describe("SELECT * FROM read_parquet(" + Sql.path(file) + ")");
            return add(step, new Dataset(step, file, kind, columns, unfolded, rows, new RowSet()));
        }
    }

    public Dataset add(String step, Dataset dataset) {
        inputs.add(new Input(step, dataset));
        return dataset;
    }

    public void clear() {
        inputs.clear();
    }

    @Override
    public RunInfo run() {
        return new RunInfo(
                "reviews_20240305_150708", "reviews", START, START, START, false, 0, Map.of());
    }

    @Override
    public String step() {
        return "export";
    }

    @Override
    public List<Input> inputs() {
        return List.copyOf(inputs);
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
        return this;
    }

    @Override
    public Rejects rejects() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StepLog log() {
        return this;
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
    public StepMemory memory() {
        throw new UnsupportedOperationException();
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
        return Language.EN;
    }

    @Override
    public Secrets secrets() {
        return new Secrets() {
            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(secretValues.get(name));
            }

            @Override
            public String mask(String text) {
                return text;
            }
        };
    }

    @Override
    public Optional<Map<String, Object>> connection(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    @Override
    public Optional<YamlNode> setting(String path) {
        return Optional.empty();
    }

    @Override
    public Staged stage(Area area, String name, String ending) throws IOException {
        var folder =
                switch (area) {
                    case RAW -> "data/raw";
                    case PROCESSED -> "data/processed";
                    case OUTPUT -> "data/output";
                };
        return stageAt(Path.of(folder, name + "_20240305_150708." + ending));
    }

    @Override
    public Staged stageAt(Path target) throws IOException {
        var staging = Files.createDirectories(root.resolve(".onggi/staging"));
        var file = staging.resolve("staged-" + System.nanoTime());
        if (device != null) {
            Files.createSymbolicLink(file, device);
        }
        return new Staged(file, root.resolve(target));
    }

    @Override
    public Dataset publish(Staged staged, Facts facts, Map<String, ?> notes) throws IOException {
        var file = publishFile(staged, facts.rows(), notes);
        return new Dataset(facts.layout(), file, facts.rows(), new RowSet());
    }

    @Override
    public Path publishFile(Staged staged, long rows, Map<String, ?> notes) throws IOException {
        this.notes.add(notes);
        Files.createDirectories(staged.target().getParent());
        return Files.move(staged.file(), staged.target(), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void info(String message) {
        lines.add(message);
    }

    @Override
    public void warn(String message) {
        lines.add("warn: " + message);
    }

    @Override
    public void progress(long rows, long total) {
        lines.add("progress " + rows + "/" + total);
    }

    /// Every file in the folder but the inputs, relative to it.
    public List<String> files() {
        try (var paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(p -> root.relativize(p).toString())
                    .filter(p -> p.contains("/"))
                    .filter(p -> !p.startsWith("duckdb"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
