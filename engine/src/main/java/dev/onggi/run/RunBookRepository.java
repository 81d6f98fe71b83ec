package dev.onggi.run;

import dev.onggi.problem.Problem;
import dev.onggi.run.RunRejects.Part;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.store.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The runs that are not over, as the store holds them. Each method is one transaction, so that a
/// run stands between two steps at every instant, whoever dies: a step that ends wakes those that
/// waited for it in the same transaction.
final class RunBookRepository {
    private final RunWorld world;
    private final Database database;

    /// @param database where runs are kept; another one than the workspace's for runs that are only
    ///   estimated
    RunBookRepository(Database database, RunSpace space, Definitions definitions) {
        this.database = database;
        this.world =
                new RunWorld(
                        database,
                        space,
                        new RunRowRepository(definitions),
                        new StepRecords(space.workspace().root()));
    }

    RunWorld world() {
        return world;
    }

    /// A run to be accepted.
    ///
    /// @param defined the pipeline with its text
    /// @param request what is asked
    /// @param cause why and for which time
    /// @param attended the only worker that works on it, or null
    record Order(
            Definitions.Defined defined,
            RunRequest request,
            RunCause cause,
            @Nullable String attended) {}

    /// Accepts a run: from here on it ends, whatever happens.
    ///
    /// @return its id; empty where it was accepted before
    Optional<String> accept(Order order) {
        var queue = AdmissionRepository.queue(order);
        return database.exclusive(
                queue,
                handle -> {
                    var admission = new AdmissionRepository(handle, world);
                    var run = admission.accept(order);
                    run.ifPresent(row -> admission.admit(queue));
                    return run.map(RunRow::id);
                });
    }

    /// Whether a run of a cause has been accepted.
    boolean knows(String pipeline, RunCause cause) {
        return database.read(
                handle -> new AdmissionRepository(handle, world).known(pipeline, cause));
    }

    /// The run of a cause, where one has been accepted.
    Optional<String> find(String pipeline, RunCause cause) {
        return database.read(
                handle -> new AdmissionRepository(handle, world).find(pipeline, cause));
    }

    /// A run that is not over.
    RunRow row(String run) {
        var known = world.rows().known(run);
        return known != null ? known : database.select(handle -> world.rows().row(handle, run));
    }

    /// Takes steps for a worker and counts the tries, before anything is done of them.
    List<Lease> lease(TaskRepository.Wanted wanted) {
        return database.exclusive(
                "lease", handle -> new LeaseRepository(handle, world).lease(wanted));
    }

    /// Checks that a step still is the worker's; within a transaction, until its end.
    ///
    /// @throws LateException where it is not
    void check(Lease lease) {
        database.write(handle -> new TaskRepository(handle).check(lease));
    }

    /// Gives a step back that its worker could not bring to an end, though it lives.
    ///
    /// @param problems why
    /// @param wait before the next try
    /// @throws LateException where the step was taken from the worker
    void giveBack(Lease lease, List<Problem> problems, Duration wait) {
        database.write(handle -> {
            var tasks = new TaskRepository(handle);
            tasks.check(lease);
            if (!lease.end()) {
                var steps = new StepRepository(handle, world);
                steps.ended(lease, StepState.WAITING, problems);
                steps.state(lease, StepState.WAITING);
            }
            tasks.readyIn(lease.run(), lease.step(), 0, wait.toNanos() / 1000);
        });
        world.database().wakes().signal(ProgressRepository.WAKES);
    }

    /// What a worker has taken, as the store knows it.
    List<Lease> leased(String worker) {
        return database.select(handle -> new TaskRepository(handle).leased(worker));
    }

    /// What a step leaves behind that has ended.
    ///
    /// @param result what became of it
    /// @param held what it has to remember once its rows have gone through, by name
    /// @param rejected its rejected rows, which lie aside
    /// @param fingerprint what made it
    /// @param besides what is written in the same transaction
    record Done(
            StepResult result,
            Map<String, String> held,
            List<Part> rejected,
            Fingerprint fingerprint,
            List<Runnable> besides) {
        Done(StepResult result, Map<String, String> held, List<Part> rejected) {
            this(result, held, rejected, Fingerprint.NONE, List.of());
        }
    }

    /// Ends a step and wakes those that waited for it.
    ///
    /// @param next takes a step in the same transaction, for the worker that ended this one
    /// @return the steps that are left out because of it
    /// @throws LateException where the step was taken from the worker
    List<StepResult> finish(Lease lease, Done done, Successor next) {
        return database.exclusive(
                turn(lease.run()),
                handle -> {
                    new TaskRepository(handle).end(lease);
                    var run = world.rows().row(handle, lease.run());
                    var steps = new StepRepository(handle, world);
                    steps.ended(lease, done.result().state(), done.result().problems());
                    steps.keep(run, done.result());
                    steps.made(lease, done.fingerprint(), done.held());
                    steps.reject(lease, done.rejected());
                    done.besides().forEach(Runnable::run);
                    return new ProgressRepository(handle, world)
                            .ended(
                                    run,
                                    done.result(),
                                    () -> next.take(new LeaseRepository(handle, world)));
                });
    }

    /// Of the turns of a run one comes after the other: a step that waits for two is woken by the
    /// later of them.
    static String turn(String run) {
        return "run " + run;
    }

    /// What the steps of a run that have ended handed on, by step and name.
    Map<String, Map<String, String>> outputs(String run) {
        return database.select(handle -> new StepRepository(handle, world).outputs(run));
    }

    /// The results of the steps of a run that have ended.
    ///
    /// @return in the pipeline's order
    List<StepResult> results(String run) {
        return results(run, row(run).steps());
    }

    /// The results of all steps of a run's pipeline that have ended, in the run or in an earlier
    /// one that it goes on with.
    List<StepResult> allResults(String run) {
        return results(run, row(run).allSteps());
    }

    /// The results of some steps, as far as they have ended.
    List<StepResult> results(String run, Collection<String> steps) {
        return database.select(handle -> new StepRepository(handle, world).results(run, steps));
    }

    /// The steps of a run whose memory waits for rows that have not gone through.
    List<String> held(String run) {
        return database.read(
                handle -> List.copyOf(new StepRepository(handle, world).held(run).keySet()));
    }

    /// Lets a step be tried again.
    ///
    /// @param wait before the next try
    /// @throws LateException where the step was taken from the worker
    void again(Lease lease, List<Problem> problems, Duration wait) {
        database.write(handle -> {
            var tasks = new TaskRepository(handle);
            tasks.check(lease);
            var steps = new StepRepository(handle, world);
            steps.ended(lease, StepState.FAILED, problems);
            steps.state(lease, StepState.WAITING);
            var run = world.rows().row(handle, lease.run());
            long ahead = ProgressRepository.ahead(run.step(lease.step()));
            tasks.readyIn(lease.run(), lease.step(), ahead, wait.toNanos() / 1000);
        });
    }

    /// The runs of a step that runs a pipeline.
    ///
    /// @param fresh runs to be begun, one for each item
    /// @param again runs of earlier rounds that are to be repeated
    /// @param kept runs of earlier rounds that count as they ended
    record Calls(List<Order> fresh, List<RetryPlan> again, List<String> kept) {}

    /// Begins the runs of a step that runs a pipeline. The step waits until all have ended, and is
    /// ready again then.
    ///
    /// @param attended the only worker that works on those that are repeated, or null
    void call(Lease lease, Calls calls, @Nullable String attended) {
        var queue = AdmissionRepository.queue(lease.run(), lease.step());
        database.exclusive(
                queue,
                handle -> {
                    var tasks = new TaskRepository(handle);
                    tasks.check(lease);
                    tasks.calling(lease);
                    new StepRepository(handle, world).ended(lease, StepState.WAITING, List.of());
                    var admission = new AdmissionRepository(handle, world);
                    calls.fresh().forEach(admission::accept);
                    var repeat = new RepeatRepository(handle, world);
                    calls.again().forEach(plan -> repeat.queue(plan, attended));
                    calls.again().forEach(plan -> repeat.count(lease, plan.run()));
                    calls.kept().forEach(kept -> repeat.count(lease, kept));
                    admission.admit(queue);
                    if (new ProgressRepository(handle, world)
                            .calledAll(lease.run(), lease.step())) {
                        tasks.ready(lease.run(), lease.step(), 0);
                    }
                    return queue;
                });
        calls.again().forEach(plan -> RunLog.repeated(world.space(), plan));
    }

    /// A run that a step has begun.
    ///
    /// @param id its id
    /// @param item the item it is for, or an empty text
    /// @param state how it stands
    record Called(String id, String item, String state) {}

    /// Whether a step has begun its runs.
    boolean hasCalled(Lease lease) {
        return database.read(
                handle -> new TaskRepository(handle).called(lease.run(), lease.step()));
    }

    /// The runs that a step has begun, as they counted when it did so last.
    List<Called> called(String run, String step) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT id, item, state FROM run WHERE parent_run = :run AND"
                                        + " parent_step = :step AND called_in = (SELECT"
                                        + " MAX(called_in) FROM run WHERE parent_run = :run AND"
                                        + " parent_step = :step) ORDER BY rank, id")
                        .bind("run", run)
                        .bind("step", step)
                        .map((row, context) ->
                                new Called(row.getString(1), row.getString(2), row.getString(3)))
                        .list());
    }

    /// Adds a warning to what is recorded of a step.
    void warn(String run, StepResult warned) {
        database.write(handle ->
                new StepRepository(handle, world).keep(world.rows().row(handle, run), warned));
    }

    /// Repeats a part of a run that is over.
    ///
    /// @param attended the only worker that works on it, or null
    /// @throws dev.onggi.problem.OnggiException where it is not over, or was repeated meanwhile
    void again(RetryPlan plan, @Nullable String attended) {
        var queue = fresh(plan.run()).queue();
        database.exclusive(
                queue,
                outer ->
                        database.exclusive(
                                turn(plan.run()),
                                handle -> {
                                    new RepeatRepository(handle, world).queue(plan, attended);
                                    new AdmissionRepository(handle, world).admit(queue);
                                    return queue;
                                }));
        RunLog.repeated(world.space(), plan);
    }

    /// Says how a step ended, and wakes what waited for it.
    ///
    /// @param state succeeded, failed or skipped
    /// @param who says so
    /// @throws dev.onggi.problem.OnggiException where the run has no such step, or somebody works
    ///   on it
    void mark(String run, String step, StepState state, String who) {
        var row = fresh(run);
        ChosenSteps.check(row.info().pipeline(), row.steps(), step);
        database.exclusive(
                "lease",
                outer ->
                        database.exclusive(
                                turn(run),
                                handle -> {
                                    new StepMarkRepository(handle, world)
                                            .mark(row, step, state, who);
                                    return run;
                                }));
        RunLog.marked(world.space(), run, step, state, who);
    }

    /// A run as the store has it now, whether it is over or not.
    RunRow fresh(String run) {
        return database.select(handle -> world.rows().read(handle, run));
    }

    /// What made the results of a run's steps.
    Map<String, Fingerprint> fingerprints(String run) {
        return database.read(handle -> new StepRepository(handle, world).fingerprints(run));
    }

    /// Ends a run, lets the next of its queue begin, and wakes the step that waited for it.
    ///
    /// @throws LateException where the end was taken from the worker
    void end(Lease lease, String state, boolean stale) {
        var run = row(lease.run());
        database.exclusive(
                run.queue(),
                handle -> {
                    new TaskRepository(handle).check(lease);
                    new ProgressRepository(handle, world).end(run, state, stale);
                    return state;
                });
        world.rows().remove(lease.run());
    }

    /// Tells a run to end, and the runs that its steps have begun: what nobody works on ends at
    /// once.
    ///
    /// @return the runs told, each with the steps that are left out
    Map<String, List<StepResult>> cancel(String run) {
        return new HaltRepository(world).halt(run, ProgressRepository.CANCELLED);
    }

    /// Ends a run that took too long, and those that its steps have begun.
    ///
    /// @return the runs told, each with the steps that are left out
    Map<String, List<StepResult>> endOverdue(String run) {
        return new HaltRepository(world).halt(run, ProgressRepository.OVERDUE);
    }

    /// Why the steps of a run end before they are done, or null where they do not.
    @Nullable Halt halted(RunRow run) {
        return database.select(handle -> new ProgressRepository(handle, world).halted(run));
    }

    /// When the next step that waits for its time may run.
    ///
    /// @return microseconds from now, or null where none waits
    @Nullable Long untilNext() {
        var next = database.select(handle -> new TaskRepository(handle).next());
        return next == null ? null : Math.max(0, next);
    }

    /// How a run stands.
    ///
    /// @return queued, running, or how it has ended
    String state(String run) {
        return database.read(handle ->
                handle.createQuery("SELECT state FROM run WHERE id = ?")
                        .bind(0, run)
                        .mapTo(String.class)
                        .one());
    }

    /// Whether a run has been accepted and has not ended.
    boolean open(String run) {
        return database.read(handle ->
                handle.createQuery(
                                        "SELECT COUNT(*) FROM run WHERE id = ? AND state IN ('queued',"
                                                + " 'running')")
                                .bind(0, run)
                                .mapTo(Long.class)
                                .one()
                        > 0);
    }

    /// Drops what is known of runs that have ended.
    ///
    /// @return those that have not
    Set<String> forgetTheOver() {
        var open =
                database.<Set<String>>read(handle ->
                        handle.createQuery(
                                        "SELECT id FROM run WHERE state IN ('queued', 'running')")
                                .mapTo(String.class)
                                .set());
        world.rows().keep(open);
        return open;
    }

    /// How the steps of a run stand, as far as they have begun or ended.
    ///
    /// @return in the pipeline's order
    List<RunFollower.Standing> standing(String run) {
        return database.read(handle -> new StepRepository(handle, world).standing(run));
    }

    /// Of some runs those that were told to end.
    ///
    /// @param runs may change meanwhile
    List<String> cancelled(Collection<String> runs) {
        var asked = List.copyOf(runs);
        return asked.isEmpty()
                ? List.of()
                : database.select(handle ->
                        handle.createQuery(
                                        "SELECT id FROM run WHERE cancelled <> 0 AND id IN (<runs>)")
                                .bindList("runs", asked)
                                .mapTo(String.class)
                                .list());
    }

    /// Lets a pipeline start no runs by itself, or again.
    void pause(String pipeline, boolean paused) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO pipeline_state VALUES (?, ?) ON CONFLICT (pipeline) DO UPDATE"
                                + " SET paused = excluded.paused",
                        pipeline,
                        paused ? 1 : 0));
    }

    /// The pipelines that start no runs by themselves.
    List<String> paused() {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT pipeline FROM pipeline_state WHERE paused = 1 ORDER BY"
                                        + " pipeline")
                        .mapTo(String.class)
                        .list());
    }

    /// Writes a note to a run.
    void note(String run, String note) {
        database.write(handle -> handle.execute("UPDATE run SET note = ? WHERE id = ?", note, run));
    }

    /// Forgets a run that is over and has no files.
    ///
    /// @return whether it was there
    boolean forget(String run) {
        return database.transaction(handle ->
                handle.execute(
                                "DELETE FROM run WHERE id = ? AND state NOT IN ('queued',"
                                        + " 'running') AND NOT EXISTS (SELECT 1 FROM dataset d WHERE"
                                        + " d.run_id = run.id AND d.state = 'published')",
                                run)
                        > 0);
    }
}
