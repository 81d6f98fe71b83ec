package dev.onggi;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.RowSet;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.run.FailedStep;
import dev.onggi.step.Publisher;
import dev.onggi.step.Rejects;
import dev.onggi.step.RunInfo;
import dev.onggi.step.Step;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepLog;
import dev.onggi.step.StepMemory;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs single steps without a workspace of their own: for `onggi clean FILE`, `show FILE` and
/// `new`. What they publish lies in a temporary folder until this is closed; only files with a path
/// the user gave stay.
public final class Scratch implements AutoCloseable {
    private final Workspace workspace;
    private final Path folder;
    private final DuckDb duckdb;
    private final InstantSource clock;
    private final Cancellation cancellation;
    private final StepLog log;
    private final AtomicInteger number = new AtomicInteger();

    private Scratch(
            Workspace workspace,
            Path folder,
            DuckDb duckdb,
            InstantSource clock,
            Cancellation cancellation,
            StepLog log) {
        this.workspace = workspace;
        this.folder = folder;
        this.duckdb = duckdb;
        this.clock = clock;
        this.cancellation = cancellation;
        this.log = log;
    }

    /// Opens a scratch space.
    ///
    /// @param workspace whose settings and paths are used; nothing is written into it
    /// @param cancellation ends the work
    /// @param log what steps say
    /// @return the open space
    public static Scratch open(Workspace workspace, Cancellation cancellation, StepLog log) {
        return open(workspace, InstantSource.system(), cancellation, log);
    }

    /// Opens a scratch space with a time of its own.
    static Scratch open(
            Workspace workspace, InstantSource clock, Cancellation cancellation, StepLog log) {
        return open(folder -> workspace, clock, cancellation, log);
    }

    /// Opens a scratch space whose steps see the settings of a workspace, but leave no record in
    /// it.
    static Scratch trying(Workspace workspace, Cancellation cancellation, StepLog log) {
        return open(
                folder -> new ScratchWorkspace(workspace, folder.resolve(".onggi")),
                InstantSource.system(),
                cancellation,
                log);
    }

    private static Scratch open(
            Function<Path, Workspace> workspace,
            InstantSource clock,
            Cancellation cancellation,
            StepLog log) {
        try {
            var folder = Files.createTempDirectory("onggi-");
            var duckdb = DuckDb.open(DuckDb.Limits.standard(folder.resolve("spill")));
            return new Scratch(workspace.apply(folder), folder, duckdb, clock, cancellation, log);
        } catch (IOException e) {
            throw OnggiException.because(
                    e, DataProblem.UNREADABLE, "temporary folder", e.getMessage());
        }
    }

    /// The workspace that steps see.
    Workspace workspace() {
        return workspace;
    }

    /// The engine.
    ///
    /// @return open as long as this is
    public DuckDb duckdb() {
        return duckdb;
    }

    /// The temporary folder.
    ///
    /// @return removed when this is closed
    public Path folder() {
        return folder;
    }

    /// Runs one step.
    ///
    /// @param type its kind
    /// @param settings its keys
    /// @param inputs what it reads
    /// @return what came out
    /// @throws OnggiException with what went wrong
    public StepOutcome run(StepType type, Map<String, String> settings, List<Dataset> inputs) {
        return run(type, settings, inputs, 0);
    }

    /// Runs one step on a part of its data.
    ///
    /// @param type its kind
    /// @param settings its keys
    /// @param inputs what it reads
    /// @param sample rows a source should stop after, or 0 for all
    /// @return what came out
    /// @throws OnggiException with what went wrong
    public StepOutcome run(
            StepType type, Map<String, String> settings, List<Dataset> inputs, long sample) {
        return run(
                "scratch",
                type.uses(),
                () -> type.create(settings(type.uses(), settings)),
                inputs,
                sample);
    }

    /// Runs a step as a run of its own: what it may spend is counted by itself.
    ///
    /// @param run the run's id
    /// @param step makes the step
    /// @param input what it reads
    /// @return what came out
    /// @throws OnggiException with what went wrong
    public StepOutcome run(String run, Supplier<Step> step, Dataset input) {
        return run(run, run, step, List.of(input), 0);
    }

    private StepOutcome run(
            String run, String name, Supplier<Step> step, List<Dataset> inputs, long sample) {
        try {
            return step.get().run(new Context(run, inputs, sample));
        } catch (Exception e) {
            throw FailedStep.problem(name, e);
        }
    }

    private static StepSettings settings(String uses, Map<String, String> settings) {
        var place = Place.of(uses);
        var entries = new LinkedHashMap<String, YamlNode.Entry>();
        settings.forEach((key, value) ->
                entries.put(
                        key, new YamlNode.Entry(place, new YamlNode.Scalar(value, value, place))));
        return new StepSettings("file", uses, new YamlNode.Entries(entries, place));
    }

    @Override
    public void close() {
        duckdb.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw OnggiException.because(
                    e, DataProblem.UNREADABLE, folder, String.valueOf(e.getMessage()));
        }
    }

    private final class Context implements StepContext, Publisher, StepMemory {
        private final List<Input> inputs = new ArrayList<>();
        private final RunInfo run;

        Context(String id, List<Dataset> datasets, long sample) {
            datasets.forEach(dataset -> inputs.add(new Input(dataset.source(), dataset)));
            run =
                    new RunInfo(
                            id,
                            "scratch",
                            clock.instant(),
                            Instant.EPOCH,
                            clock.instant(),
                            false,
                            sample,
                            Map.of());
        }

        @Override
        public RunInfo run() {
            return run;
        }

        @Override
        public String step() {
            return "file";
        }

        @Override
        public List<Input> inputs() {
            return inputs;
        }

        @Override
        public Workspace workspace() {
            return workspace;
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
            return (dataset, rows, reason) -> {};
        }

        @Override
        public StepLog log() {
            return log;
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
            return 1;
        }

        @Override
        public StepMemory memory() {
            return this;
        }

        @Override
        public Optional<String> get(String key) {
            return Optional.empty();
        }

        @Override
        public void put(String key, String value) {
            // nothing is remembered from one file to the next
        }

        @Override
        public Optional<Dataset> lastDataset() {
            return Optional.empty();
        }

        @Override
        public Staged stage(Area area, String name, String ending) {
            var file = folder.resolve(area.name() + number.incrementAndGet() + "." + ending);
            return new Staged(file.resolveSibling("staged-" + file.getFileName()), file);
        }

        @Override
        public Staged stageAt(Path target) throws IOException {
            var absolute = workspace.root().resolve(target).normalize();
            var parent = Objects.requireNonNull(absolute.getParent());
            Files.createDirectories(parent);
            var staged = parent.resolve("." + absolute.getFileName() + ".staged");
            Files.deleteIfExists(staged);
            return new Staged(staged, absolute);
        }

        @Override
        public Dataset publish(Staged staged, Facts facts, Map<String, ?> notes)
                throws IOException {
            var file = publishFile(staged, facts.rows(), notes);
            return new Dataset(facts.layout(), file, facts.rows(), new RowSet());
        }

        @Override
        public Path publishFile(Staged staged, long rows, Map<String, ?> notes) throws IOException {
            return Files.move(staged.file(), staged.target(), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
