package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DuckDb;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Publication;
import dev.onggi.data.Sql;
import dev.onggi.event.Event;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.PipelineReader;
import dev.onggi.pipeline.StepTypes;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Setting;
import dev.onggi.step.Publisher;
import dev.onggi.step.Step;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A workspace whose kinds of steps are written in the tests.
final class RunFixture implements AutoCloseable, StepTypes, Definitions {
    static final Instant NOW = Instant.parse("2024-03-05T06:07:08Z");

    private static final String SETTINGS = "timezone: UTC\nlanguage: en\n";

    final Path root;
    final Workspace workspace;
    final Database database;
    final DuckDb duckdb;
    final RunSpace space;
    final Map<String, Defined> pipelines = new LinkedHashMap<>();
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, StepType> types = new LinkedHashMap<>();

    RunFixture(Path root) throws IOException {
        this(root, SETTINGS);
    }

    RunFixture(Path root, String settings) throws IOException {
        this(
                root,
                settings,
                Database.open(root.resolve(".onggi/onggi.db")),
                new DurableFiles(),
                InstantSource.fixed(NOW));
    }

    RunFixture(Path root, Database database) throws IOException {
        this(root, SETTINGS, database, new DurableFiles(), InstantSource.fixed(NOW));
    }

    RunFixture(Path root, Database database, DurableFiles files, InstantSource clock)
            throws IOException {
        this(root, SETTINGS, database, files, clock);
    }

    private RunFixture(
            Path root, String settings, Database database, DurableFiles files, InstantSource clock)
            throws IOException {
        this.root = root;
        Files.writeString(root.resolve("onggi.yaml"), settings);
        workspace = Workspaces.open(root, null, Map.of("TOKEN", "s3cret-value"));
        this.database = database;
        duckdb = DuckDb.open(DuckDb.Limits.standard(workspace.state().resolve("cache/spill")));
        var publication =
                new Publication(root, workspace.state(), new DatasetRepository(database), files);
        space = new RunSpace(workspace, database, duckdb, publication, clock, "test", events::add);
    }

    /// A kind of step that reads nothing, and `x: TEXT` as its only key.
    RunFixture source(String uses, Step step) {
        return kind(uses, false, step);
    }

    /// A kind of step that reads.
    RunFixture reader(String uses, Step step) {
        return kind(uses, true, step);
    }

    /// A kind of step that reads, and whose rows are made anew.
    RunFixture query(String uses, Step step) {
        types.put(uses, new Kind(uses, true, true, step));
        return this;
    }

    /// As if a collector of the workspace were deleted.
    void delete(String uses) {
        types.remove(uses);
    }

    private RunFixture kind(String uses, boolean reads, Step step) {
        types.put(uses, new Kind(uses, reads, false, step));
        return this;
    }

    private record Kind(String uses, boolean reads, boolean makesRows, Step step)
            implements StepType {
        @Override
        public String description() {
            return "A kind of step in a test.";
        }

        @Override
        public List<Setting> settings() {
            return List.of(Setting.text("x", "Anything."));
        }

        @Override
        public void validate(StepSettings settings, Problems problems) {
            // everything is right
        }

        @Override
        public Step create(StepSettings settings) {
            return context -> {
                context.log().info("x=" + settings.text("x").orElse(""));
                return step.run(context);
            };
        }
    }

    @Override
    public Optional<StepType> find(String uses) {
        return Optional.ofNullable(types.get(uses));
    }

    @Override
    public Collection<String> names() {
        return types.keySet();
    }

    Pipeline pipeline(String name, String steps) {
        return define("name: " + name + "\nsteps:\n" + steps.indent(2));
    }

    Pipeline define(String text) {
        var pipeline = stored(text, "pipelines/p.yaml");
        pipelines.put(pipeline.name(), new Defined(pipeline, text));
        return pipeline;
    }

    @Override
    public Defined current(String name) {
        return java.util.Objects.requireNonNull(pipelines.get(name), name);
    }

    @Override
    public Pipeline stored(String text, String file) {
        return new PipelineReader(this).read(text, file);
    }

    RunResult run(String steps) {
        return run(steps, RunRequest.NOW, new RunListener() {}, new Cancellation());
    }

    RunResult run(String steps, RunRequest request, RunListener listener, Cancellation stop) {
        return new Runner(space, this).run(pipeline("p", steps).name(), request, listener, stop);
    }

    List<RunRepository.RecordedStep> recorded(RunResult result) {
        return space.runs().steps(result.id());
    }

    List<String> log(RunResult result) {
        try {
            return Files.readAllLines(result.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A step that publishes a raw table of numbers from 0.
    static Step numbers(int rows) {
        return context -> {
            var dataset = publish(context, rows);
            return StepOutcome.of(
                    dataset,
                    new StepOutcome.Ledger(rows, rows, 0, 0),
                    Map.of("rows", Integer.toString(rows)));
        };
    }

    static Dataset publish(StepContext context, int rows) throws IOException {
        var staged = context.publisher().stage(Publisher.Area.RAW, "n", "parquet");
        try (var session = context.duckdb().session(context.cancellation())) {
            session.execute(
                    "COPY (SELECT range + 1 AS _id, range AS n, 'x, \"' || range AS s FROM range(%d)) TO %s (FORMAT parquet)"
                            .formatted(rows, Sql.path(staged.file())));
        }
        var columns =
                List.of(
                        new Column("_id", ColumnType.INTEGER),
                        new Column("n", ColumnType.INTEGER),
                        Column.text("s"));
        var facts = new Publisher.Facts("n", Dataset.Kind.TABLE, columns, List.of(), rows);
        return context.publisher().publish(staged, facts, Map.of());
    }

    @Override
    public void close() {
        duckdb.close();
        database.close();
    }

    /// A worker that takes nothing by itself.
    static Successor noSuccessor() {
        return new Successor(Lane.COMPUTE, Optional::empty, Set.of());
    }
}
