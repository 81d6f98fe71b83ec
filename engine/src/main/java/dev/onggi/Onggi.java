package dev.onggi;

import dev.onggi.clean.RuleModels;
import dev.onggi.clean.TaskLibrary;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.change.CleanedDataset;
import dev.onggi.clean.change.CleanedDatasets;
import dev.onggi.clean.change.Selection;
import dev.onggi.clean.change.Undo;
import dev.onggi.clean.eval.Evaluation;
import dev.onggi.clean.eval.EvaluationRepository;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DuckDb;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.ParquetOptions;
import dev.onggi.data.Publication;
import dev.onggi.door.Visitor;
import dev.onggi.event.Event;
import dev.onggi.event.Events;
import dev.onggi.notify.Notices;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problems;
import dev.onggi.quality.check.CheckReport;
import dev.onggi.quality.check.ExpectationRepository;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.run.Definitions;
import dev.onggi.run.Orders;
import dev.onggi.run.Recovery;
import dev.onggi.run.RunFollower;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult;
import dev.onggi.run.RunSpace;
import dev.onggi.run.Runner;
import dev.onggi.schedule.Backfill;
import dev.onggi.schedule.Slot;
import dev.onggi.step.Publisher;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepLog;
import dev.onggi.step.StepType;
import dev.onggi.store.Database;
import dev.onggi.store.Ownership;
import dev.onggi.store.Store;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A workspace at work: its pipelines, tasks and step kinds, its metadata and its engine.
public final class Onggi implements AutoCloseable {
    private final Workspace workspace;
    private final InstantSource clock;
    private final Problems problems = new Problems();
    private final RuleCatalogue rules = RuleCatalogue.builtIn();
    private final StepCatalogue steps;
    private @Nullable TaskLibrary tasks;
    private @Nullable Pipelines pipelines;
    private @Nullable Ownership ownership;
    private @Nullable Database database;
    private boolean reading;
    private @Nullable DuckDb duckdb;
    private @Nullable Asking asking;
    private @Nullable Notices notices;
    private final Events events = new Events();

    private Onggi(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
        this.steps =
                new BuiltInSteps(workspace, rules, this::tasks, this::keep, this::asking)
                        .catalogue(problems);
    }

    /// Opens a workspace: settings were read before, drop-ins are compiled now, everything else
    /// when it is needed.
    ///
    /// @param workspace the folder
    /// @param clock the time
    /// @return the workspace at work
    public static Onggi open(Workspace workspace, InstantSource clock) {
        return new Onggi(workspace, clock);
    }

    /// The folder.
    ///
    /// @return never null
    public Workspace workspace() {
        return workspace;
    }

    /// The time.
    ///
    /// @return the clock that names files
    public InstantSource clock() {
        return clock;
    }

    /// The kinds of steps that pipelines may use.
    ///
    /// @return built in, brought by connectors, dropped in
    public Collection<StepType> stepTypes() {
        return steps.all();
    }

    /// The cleaning tasks.
    ///
    /// @return read once
    public synchronized TaskLibrary tasks() {
        var read = tasks;
        if (read == null) {
            read = TaskLibrary.read(workspace, problems);
            tasks = read;
        }
        return read;
    }

    /// The pipelines.
    ///
    /// @return read once
    public synchronized Pipelines pipelines() {
        var read = pipelines;
        if (read == null) {
            read = Pipelines.load(workspace, steps);
            pipelines = read;
        }
        return read;
    }

    /// Looks through the workspace's files without touching the outside world.
    ///
    /// @return what is wrong, what should be known, and what is to be expected
    public Review review() {
        return new Review(
                new Review.World(workspace, steps.all(), rules, clock),
                tasks(),
                pipelines(),
                problems,
                this::metadata);
    }

    /// Runs a pipeline to its end, as the owner of the workspace.
    ///
    /// @param name the pipeline
    /// @param request what is asked
    /// @param listener follows the run
    /// @param stop tells the run to end
    /// @return what became of it
    /// @throws OnggiException when it cannot begin
    public RunResult run(String name, RunRequest request, RunListener listener, Cancellation stop) {
        check();
        var wrong = new Problems();
        new StepChecks(workspace).check(pipelines().get(name), wrong);
        wrong.throwIfAny();
        if (!request.estimate()) {
            var elsewhere = visit(OwnerOrders.START, OwnerOrders.written(name, request));
            if (elsewhere.isPresent()) {
                var run = elsewhere.get().getOrDefault("run", "");
                return follow(run, listener, stop);
            }
        }
        return new Runner(space(), definitions()).run(name, request, listener, stop);
    }

    /// Plans runs for the times of a pipeline's schedule in a range of days.
    ///
    /// @param name the pipeline
    /// @param range the days
    /// @param order which end comes first
    /// @param concurrency how many go on at the same time
    /// @return the plan; nothing is started
    /// @throws OnggiException where the pipeline has no times, or the range is empty or too large
    public Backfill backfill(
            String name, Backfill.Range range, Backfill.Order order, int concurrency) {
        return review().backfill(pipelines().get(name), range, order, concurrency);
    }

    /// Works a range of time off, as the owner of the workspace.
    ///
    /// @param plan the runs
    /// @param stop ends the run that goes on and starts no more
    /// @param told is told of each run that has ended
    /// @return what became of them
    public BackfillWork.Done backfill(
            Backfill plan, Cancellation stop, BiConsumer<Slot, RunResult> told) {
        return new BackfillWork(new Runner(space(), definitions()), stop).run(plan, told);
    }

    /// Follows a run that another process works on.
    ///
    /// @param run its id
    /// @param listener follows it
    /// @param stop tells it to end
    /// @return what became of it
    public RunResult follow(String run, RunListener listener, Cancellation stop) {
        try (var registration = stop.onCancel(() -> cancel(run))) {
            return new RunFollower(reading(), definitions())
                    .follow(run, listener, new Cancellation());
        }
    }

    /// Takes changes of a cleaned dataset back, as the owner of the workspace.
    ///
    /// @param cleaned the newest version
    /// @param selection which changes
    /// @param why who takes them back
    /// @param stop ends the work
    /// @return the new version
    /// @throws OnggiException where it cannot be done; then nothing is written
    /// @throws IOException when the disk fails
    public Dataset undo(
            CleanedDataset cleaned, Selection selection, Undo.Why why, Cancellation stop)
            throws IOException {
        var publisher = republisher(cleaned);
        var undo = new Undo(duckdb(), cleaned, stop);
        var options = ParquetOptions.of(workspace.text("compression").orElse("snappy"));
        return undo.write(selection, undo.check(selection), why, options, publisher);
    }

    /// Takes the last undoing of a cleaned dataset back, as the owner of the workspace.
    ///
    /// @param cleaned the newest version
    /// @param why who does it
    /// @param stop ends the work
    /// @return the new version, which holds what the version before the undoing held
    /// @throws OnggiException where nothing was undone
    /// @throws IOException when the disk fails
    public Dataset restore(CleanedDataset cleaned, Undo.Why why, Cancellation stop)
            throws IOException {
        var publisher = republisher(cleaned);
        var earlier =
                new CleanedDatasets(workspace, new DatasetRepository(space().database()))
                        .before(cleaned);
        return new Undo(duckdb(), cleaned, stop).restore(earlier, why, publisher);
    }

    private Publisher republisher(CleanedDataset cleaned) {
        var producer = cleaned.entry().producer();
        var pipeline = cleaned.entry().manifest().notes().get("pipeline");
        return space().republisher(producer.runId(), String.valueOf(pipeline), producer.step());
    }

    /// Compares tasks, models and parameters, as the owner of the workspace.
    ///
    /// @param request what is compared
    /// @param log follows the work
    /// @param stop tells it to end
    /// @return planned, nobody asked yet; closed by the caller
    /// @throws OnggiException with everything that is wrong with it
    public Comparing compare(Comparing.Request request, StepLog log, Cancellation stop) {
        return Comparing.open(world(), request, log, stop);
    }

    /// Asks a person what is right, as the owner of the workspace.
    ///
    /// @param request whose answers are shown
    /// @param log follows the work
    /// @param stop tells it to end
    /// @return planned, nobody asked yet; closed by the caller
    /// @throws OnggiException with everything that is wrong with it
    public Labelling label(Comparing.Request request, StepLog log, Cancellation stop) {
        return Labelling.open(world(), request, log, stop);
    }

    /// Models that write rules, asked as the owner of the workspace.
    ///
    /// @return nobody is asked yet
    public RuleModels ruleModels() {
        return new RuleModels(workspace, this::owned, "learn_" + clock.instant());
    }

    private VariantRuns.World world() {
        check();
        return new VariantRuns.World(workspace, tasks(), this::owned, clock);
    }

    /// Asking, which only the owner of the workspace does.
    private Asking owned() {
        space();
        return asking();
    }

    /// Keeps a comparison.
    ///
    /// @param evaluation what came of it
    public void keep(Evaluation evaluation) {
        new EvaluationRepository(space().database()).keep(evaluation);
    }

    private void keep(RunInfo run, String step, CheckReport report) {
        if (run.estimate()) {
            return;
        }
        new ExpectationRepository(space().database())
                .keep(run.id(), step, report, workspace.secrets()::mask);
    }

    /// Orders to runs of the past.
    ///
    /// @return given to the owner of the workspace, or done as its owner
    public RunOrders orders() {
        return new RunOrders(
                new Visitor(workspace.state()), this::ready, this::reading, definitions());
    }

    /// As the owner, once everything is known to be right.
    private RunSpace ready() {
        check();
        return space();
    }

    private void check() {
        tasks();
        var found = problems.found();
        if (!found.isEmpty()) {
            throw new OnggiException(found);
        }
    }

    private Definitions definitions() {
        return new WorkspaceDefinitions(workspace, this::pipelines, steps);
    }

    /// Why runs wait, how well they do, and what is dropped of them.
    ///
    /// @return reads the metadata as it is when it is asked
    public Upkeep upkeep() {
        return new Upkeep(
                workspace,
                clock,
                definitions(),
                this::metadata,
                () -> space().database(),
                () -> asking != null);
    }

    private synchronized RunSpace space() {
        if (ownership == null && !shared()) {
            ownership = Ownership.take(workspace.state(), holder());
        }
        if (reading && database != null) {
            database.close();
            database = null;
        }
        reading = false;
        var known = database;
        var open = known == null ? store().open(InstantSource.system()) : known;
        database = open;
        var space =
                new RunSpace(
                        workspace, open, duckdb(), publication(open), clock, holder(), this::tell);
        if (known == null) {
            notices = Serving.notices(space, this::pipelines);
            Recovery.run(space, definitions(), spill());
        }
        return space;
    }

    private void tell(Event event) {
        var told = notices;
        if (told != null) {
            told.accept(event);
        }
        events.publish(event);
    }

    /// What happens to the runs that this process works on.
    ///
    /// @return told as it happens
    public Events events() {
        return events;
    }

    /// Works by itself from here on: schedules, steps, notices and orders of other processes, as
    /// the owner of the workspace.
    ///
    /// @param options what is asked for
    /// @return at work until it is closed
    /// @throws OnggiException where another process owns the workspace
    public Serving serve(Serving.Options options) {
        var space = space();
        var files = new WorkspaceFiles(workspace);
        files.changed();
        Supplier<Pipelines> fresh = () -> fresh(files);
        var told = Objects.requireNonNull(notices);
        if (options.schedules()) {
            upkeep().tidyQuietly();
        }
        return Serving.start(
                space,
                new WorkspaceDefinitions(workspace, fresh, steps),
                fresh,
                told,
                events,
                options);
    }

    private synchronized Pipelines fresh(WorkspaceFiles files) {
        if (files.changed()) {
            pipelines = null;
            tasks = null;
        }
        return pipelines();
    }

    /// Tells a run to end, through its owner where another process is that.
    ///
    /// @param run its id
    /// @return the runs that were told; none where it had ended
    public List<String> cancel(String run) {
        return visit(OwnerOrders.CANCEL, Map.of("run", run))
                .map(answer -> list(answer.getOrDefault("runs", "")))
                .orElseGet(() -> new Orders(space(), definitions()).cancel(run));
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    /// Lets a pipeline start no runs by itself, or again.
    ///
    /// @param pipeline its name
    /// @param paused whether it is to start none
    public void pause(String pipeline, boolean paused) {
        var order = paused ? OwnerOrders.PAUSE : OwnerOrders.RESUME;
        if (visit(order, Map.of("pipeline", pipeline)).isPresent()) {
            return;
        }
        var orders = new Orders(space(), definitions());
        if (paused) {
            orders.pause(pipeline);
        } else {
            orders.resume(pipeline);
        }
    }

    /// Whether several processes may work on the workspace at the same time.
    private boolean shared() {
        return store() instanceof Store.OnServer;
    }

    /// Asks the process that owns the workspace, where another one does.
    private Optional<Map<String, String>> visit(String order, Map<String, String> arguments) {
        return ownership == null && !shared()
                ? new Visitor(workspace.state()).ask(order, arguments)
                : Optional.empty();
    }

    /// Reads the runs beside whoever writes them.
    private RunSpace reading() {
        var open = Objects.requireNonNull(metadata());
        return new RunSpace(
                workspace, open, duckdb(), publication(open), clock, holder(), event -> {});
    }

    private Publication publication(Database open) {
        return new Publication(
                workspace.root(),
                workspace.state(),
                new DatasetRepository(open),
                new DurableFiles());
    }

    private synchronized Asking asking() {
        var open = asking;
        if (open == null) {
            if (shared()) {
                // the journal of what models cost lies in the folder, and one process writes it
                ownership = Ownership.take(workspace.state().resolve("journal"), holder());
            }
            open = Asking.open(workspace, clock);
            asking = open;
        }
        return open;
    }

    private static String holder() {
        var process = ProcessHandle.current();
        return "onggi (process " + process.pid() + ")";
    }

    /// The engine that holds and moves tables.
    ///
    /// @return opened once
    public synchronized DuckDb duckdb() {
        var open = duckdb;
        if (open == null) {
            open = DuckDb.open(limits());
            duckdb = open;
        }
        return open;
    }

    private Path spill() {
        return workspace.state().resolve("cache").resolve("spill");
    }

    private void removeOwnSpill() {
        try {
            Files.deleteIfExists(ownSpill());
        } catch (IOException e) {
            // another one of this process uses it, or the next owner removes it
        }
    }

    private Path ownSpill() {
        return spill().resolve(Long.toString(ProcessHandle.current().pid()));
    }

    private DuckDb.Limits limits() {
        var standard = DuckDb.Limits.standard(ownSpill());
        long memory =
                workspace
                        .setting("memory")
                        .map(node -> Values.bytes(((YamlNode.Scalar) node).text()))
                        .orElse(standard.memoryBytes());
        int threads =
                workspace
                        .setting("threads")
                        .map(node -> Integer.parseInt(((YamlNode.Scalar) node).text()))
                        .orElse(Math.min(standard.threads(), workspace.cores()));
        return new DuckDb.Limits(memory, threads, standard.temporary());
    }

    /// Where the metadata lies.
    ///
    /// @return nothing is opened yet
    /// @throws OnggiException where `store:` cannot be read
    public Store store() {
        return Store.of(workspace);
    }

    /// Reads the metadata beside whoever writes it.
    ///
    /// @return the open database, or null where nothing has run yet; closed with this object
    public synchronized @Nullable Database metadata() {
        if (database == null) {
            database = store().read().orElse(null);
            reading = true;
        }
        return database;
    }

    @Override
    public synchronized void close() {
        if (asking != null) {
            asking.close();
        }
        if (notices != null) {
            notices.close();
        }
        if (duckdb != null) {
            duckdb.close();
            removeOwnSpill();
        }
        if (database != null) {
            database.close();
        }
        if (ownership != null) {
            ownership.close();
        }
    }
}
