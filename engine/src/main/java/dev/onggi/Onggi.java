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
import dev.onggi.data.ParquetOptions;
import dev.onggi.event.Event;
import dev.onggi.event.Events;
import dev.onggi.identity.AuditRecord;
import dev.onggi.identity.Identity;
import dev.onggi.notify.Notices;
import dev.onggi.pipeline.PipelineReader;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.quality.check.CheckReport;
import dev.onggi.quality.check.ExpectationRepository;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.run.Definitions;
import dev.onggi.run.Recovery;
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
import dev.onggi.store.Store;
import dev.onggi.vault.Vault;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
    private @Nullable Notices notices;
    private final Events events = new Events();
    private final Holdings holdings;

    private final boolean named;

    private Onggi(Workspaces.Looked looked, InstantSource clock) {
        this.workspace = looked.workspace();
        this.named = looked.named();
        this.clock = clock;
        looked.problems().forEach(problems::add);
        this.holdings = new Holdings(workspace, clock, this::tell, events::publish, this::taken);
        this.steps =
                new BuiltInSteps(workspace, rules, this::tasks, this::keep, holdings::asking)
                        .catalogue(problems);
    }

    /// Opens a workspace: settings were read before, drop-ins are compiled now, everything else
    /// when it is needed.
    ///
    /// @param workspace the folder
    /// @param clock the time
    /// @return the workspace at work
    public static Onggi open(Workspace workspace, InstantSource clock) {
        return look(new Workspaces.Looked(workspace, List.of(), true), clock);
    }

    /// Opens a workspace with whatever is wrong with its settings, for somebody who looks for
    /// mistakes.
    ///
    /// @param looked the folder, and what is wrong so far
    /// @param clock the time
    /// @return the workspace; nothing is run in it while anything is wrong
    public static Onggi look(Workspaces.Looked looked, InstantSource clock) {
        return new Onggi(looked, clock);
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
                new Review.World(workspace, named, steps.all(), rules, clock),
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
        return request.estimate()
                ? new Runner(holdings.own(), definitions()).run(name, request, listener, stop)
                : orders().start(name, request, listener, stop);
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
        return new BackfillWork(new Runner(holdings.own(), definitions()), stop).run(plan, told);
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
        var undo = new Undo(holdings.duckdb(), cleaned, stop);
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
                new CleanedDatasets(workspace, new DatasetRepository(holdings.own().database()))
                        .before(cleaned);
        return new Undo(holdings.duckdb(), cleaned, stop).restore(earlier, why, publisher);
    }

    private Publisher republisher(CleanedDataset cleaned) {
        var producer = cleaned.entry().producer();
        var pipeline = cleaned.entry().manifest().notes().get("pipeline");
        return holdings.own()
                .republisher(producer.runId(), String.valueOf(pipeline), producer.step());
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
        holdings.own();
        return holdings.asking();
    }

    /// The way to the models for somebody who only looks whether they are there.
    ///
    /// @return nobody is asked yet; closed by the caller
    public ModelDoor modelDoor() {
        return new ModelDoor(holdings, workspace);
    }

    /// Keeps a comparison.
    ///
    /// @param evaluation what came of it
    public void keep(Evaluation evaluation) {
        new EvaluationRepository(holdings.own().database()).keep(evaluation);
    }

    private void keep(RunInfo run, String step, CheckReport report) {
        if (run.estimate()) {
            return;
        }
        new ExpectationRepository(holdings.own().database())
                .keep(run.id(), step, report, workspace.secrets()::mask);
    }

    /// Orders to runs.
    ///
    /// @return given to the owner of the workspace, or done as its owner
    public RunOrders orders() {
        return new RunOrders(holdings, definitions(), this::check);
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
                () -> holdings.own().database(),
                holdings::asks);
    }

    /// Whatever was left by a process that died is cleared away before anything begins.
    private void taken(RunSpace space) {
        notices = Serving.notices(space, this::pipelines);
        Recovery.run(space, definitions(), holdings.spill());
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
        var space = holdings.own();
        var files = new WorkspaceFiles(workspace);
        files.changed();
        Supplier<Pipelines> fresh = () -> fresh(files);
        var told = Objects.requireNonNull(notices);
        workspace.lookIn(new Vault(workspace, space.database()));
        if (options.schedules()) {
            upkeep().tidyQuietly();
        }
        return Serving.start(
                space,
                new WorkspaceDefinitions(workspace, fresh, steps),
                fresh,
                told,
                events,
                options,
                model -> Greetings.answer(holdings::asking, clock, model));
    }

    /// Who works with the workspace through a server, as the owner of the workspace.
    ///
    /// @param head is told the newest entry of the audit log whenever some were written
    /// @return closed by the caller
    public Identity identity(Consumer<AuditRecord> head) {
        return Identity.of(holdings.own().database(), clock, head);
    }

    /// The variables and connections that came through a server.
    ///
    /// @return as the owner of the workspace
    public Vault vault() {
        return new Vault(workspace, holdings.own().database());
    }

    /// Looks at a pipeline that is no file yet.
    ///
    /// @param text its YAML
    /// @param file the file it is to become, for places of problems
    /// @return everything that is wrong with it by itself
    public List<Problem> review(String text, String file) {
        var wrong = new Problems();
        wrong.collect(() -> {
            var pipeline = new PipelineReader(steps).read(text, file);
            new StepChecks(workspace).check(pipeline, wrong);
        });
        return wrong.found();
    }

    private synchronized Pipelines fresh(WorkspaceFiles files) {
        if (files.changed()) {
            pipelines = null;
            tasks = null;
        }
        return pipelines();
    }

    /// The engine that holds and moves tables.
    ///
    /// @return opened once
    public DuckDb duckdb() {
        return holdings.duckdb();
    }

    /// Where the metadata lies.
    ///
    /// @return nothing is opened yet
    /// @throws OnggiException where `store:` cannot be read
    public Store store() {
        return holdings.store();
    }

    /// Reads the metadata beside whoever writes it.
    ///
    /// @return the open database, or null where nothing has run yet; closed with this object
    public @Nullable Database metadata() {
        return holdings.metadata();
    }

    @Override
    public void close() {
        try (holdings) {
            var told = notices;
            if (told != null) {
                told.close();
            }
        }
    }
}
