package dev.onggi.run;

import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.StepResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How one run goes on once a step has ended, within a transaction.
final class ProgressRepository {
    /// What wakes those who work on runs.
    static final String WAKES = "runs";

    /// In the column `cancelled`: somebody said so.
    static final int CANCELLED = 1;

    /// In the column `cancelled`: the run took too long.
    static final int OVERDUE = 2;

    private final Handle handle;
    private final RunWorld world;
    private final StepRepository steps;
    private final TaskRepository tasks;

    /// What is known of steps that have ended.
    private final Map<String, Readiness.Ended> ended = new LinkedHashMap<>();

    /// The lanes of the steps that may begin by now; the end of the run has an empty name.
    private final Map<String, Lane> woken = new LinkedHashMap<>();

    /// @param handle the transaction's
    /// @param world what all transactions share
    ProgressRepository(Handle handle, RunWorld world) {
        this.handle = handle;
        this.world = world;
        this.steps = new StepRepository(handle, world);
        this.tasks = new TaskRepository(handle);
    }

    /// Lets every step of some begin that can, leaves out what cannot, and follows what that means
    /// for others. Where nothing is left, the end of the run is the next thing to do. Where the
    /// pipeline cannot be read any more, everything ends that nobody works on.
    ///
    /// @return the steps that are left out
    List<StepResult> wake(RunRow run, Collection<String> candidates) {
        var left = goOn(run, candidates);
        world.database().wakes().signal(WAKES);
        return left;
    }

    private List<StepResult> goOn(RunRow run, Collection<String> candidates) {
        var lost = run.lost();
        var left = lost.isEmpty() ? wakeSome(run, candidates) : leaveAll(run, lost);
        if (woken.isEmpty() && tasks.open(run.id()) == 0) {
            tasks.add(
                    List.of(
                            new TaskRepository.Fresh(
                                    run.id(), "", Lane.TURN, null, null, run.attended())));
            tasks.ready(run.id(), "", 0);
            woken.put("", Lane.TURN);
        }
        return left;
    }

    /// Of the steps that nobody works on the first one says why the run cannot go on, unless
    /// another one has said so.
    private List<StepResult> leaveAll(RunRow run, List<Problem> lost) {
        var left = new ArrayList<StepResult>();
        var halt = halted(run);
        var failed =
                steps.results(run.id(), run.steps()).stream()
                        .filter(one -> one.state() == StepState.FAILED)
                        .map(StepResult::name)
                        .findFirst()
                        .orElse(null);
        for (var name : run.steps()) {
            if (!tasks.in(run.id(), name, "waiting") && !tasks.in(run.id(), name, "ready")) {
                continue;
            }
            if (halt != null) {
                left.add(left(run, name, halt.waiting(), halt.problems()));
            } else if (failed == null) {
                failed = name;
                left.add(left(run, name, StepState.FAILED, lost));
            } else {
                var behind = Problem.of(RunProblem.NOT_REACHED, null, name, failed);
                left.add(left(run, name, StepState.SKIPPED, List.of(behind)));
            }
            steps.keep(run, left.getLast());
            tasks.remove(run.id(), name);
        }
        return left;
    }

    private List<StepResult> wakeSome(RunRow run, Collection<String> candidates) {
        var left = new ArrayList<StepResult>();
        var open = new ArrayDeque<>(candidates);
        var halt = halted(run);
        lookAbove(run, candidates);
        while (!open.isEmpty()) {
            var name = open.poll();
            var step = run.step(name);
            switch (verdict(run, step, halt)) {
                case null -> {}
                case Readiness.Verdict.Run _ -> {
                    if (tasks.wake(run.id(), name, ahead(step))) {
                        woken.put(name, run.lane(name));
                    }
                }
                case Readiness.Verdict.Leave(var state, var problems) -> {
                    if (!tasks.in(run.id(), name, "waiting")) {
                        continue;
                    }
                    var result = left(run, name, state, problems);
                    steps.keep(run, result);
                    tasks.remove(run.id(), name);
                    left.add(result);
                    ended.put(name, facts(result));
                    var after = after(run, name);
                    lookAbove(run, after);
                    open.addAll(after);
                }
            }
        }
        settle(run);
        return left;
    }

    /// Finds out, with one question, how those have ended that some steps wait for.
    private void lookAbove(RunRow run, Collection<String> candidates) {
        var unknown = new LinkedHashSet<String>();
        candidates.forEach(step -> unknown.addAll(run.pipeline().steps().waitsFor(step)));
        unknown.removeAll(ended.keySet());
        steps.results(run.id(), unknown).forEach(result -> ended.put(result.name(), facts(result)));
    }

    static List<String> after(RunRow run, String step) {
        return run.readable()
                .map(pipeline ->
                        run.steps().stream()
                                .filter(name -> pipeline.steps().waitsFor(name).contains(step))
                                .toList())
                .orElse(List.of());
    }

    static StepResult left(RunRow run, String step, StepState state, List<Problem> problems) {
        return new StepResult(step, run.uses(step), state, null, problems, Duration.ZERO);
    }

    /// A step of a higher priority counts as if it had been ready some time before, so that it goes
    /// first, and nothing waits for ever.
    static long ahead(StepDefinition step) {
        return step.control().priority() * 60_000_000L;
    }

    /// What becomes of a step, or null while it has to wait.
    private Readiness.@Nullable Verdict verdict(
            RunRow run, StepDefinition step, @Nullable Halt halt) {
        var waits = run.pipeline().steps().waitsFor(step.name());
        if (!ended.keySet().containsAll(waits)) {
            return null;
        }
        if (halt != null) {
            return new Readiness.Verdict.Leave(halt.waiting(), halt.problems());
        }
        var outputs =
                step.order().when().isEmpty()
                        ? Map.<String, Map<String, String>>of()
                        : steps.outputs(run.id());
        return new Readiness(run.pipeline().steps(), run.info().estimate())
                .of(step, ended, world.values(run, outputs));
    }

    /// What others have to know of a step that has ended.
    static Readiness.Ended facts(StepResult result) {
        var outcome = result.outcome();
        return new Readiness.Ended(
                result.state(),
                result.state() == StepState.SKIPPED && onPurpose(result),
                outcome != null && outcome.stopped().isEmpty() && outcome.dataset() != null);
    }

    /// Whether a step was left out because its condition or somebody said so.
    static boolean onPurpose(StepResult result) {
        return result.problems().stream()
                .allMatch(p -> p.code() == RunProblem.CONDITION || p.code() == RunProblem.MARKED);
    }

    /// Lets steps remember whose rows have gone through.
    void settle(RunRow run) {
        if (run.info().estimate()) {
            return;
        }
        var marks = steps.marks(run.id());
        var rows = new HeldMarks(run.pipeline().steps());
        var decided =
                marks.held().stream().filter(step -> rows.decided(step, marks.ended())).toList();
        if (decided.isEmpty()) {
            return;
        }
        var results = new LinkedHashMap<String, StepResult>();
        steps.results(run.id(), run.allSteps()).forEach(r -> results.put(r.name(), r));
        var through = decided.stream().filter(step -> rows.through(step, results)).toList();
        if (!through.isEmpty()) {
            steps.remember(run, through);
        }
    }

    /// Why the steps of a run end before they are done, or null where they do not.
    @Nullable Halt halted(RunRow run) {
        int word =
                handle.createQuery("SELECT cancelled FROM run WHERE id = ?")
                        .bind(0, run.id())
                        .mapTo(Integer.class)
                        .one();
        return switch (word) {
            case 0 -> null;
            case OVERDUE -> Halt.overdue(run);
            default -> Halt.CANCELLED;
        };
    }

    /// A step has ended.
    ///
    /// @return the steps that are left out because of it
    List<StepResult> ended(RunRow run, String step) {
        tasks.remove(run.id(), step);
        return wake(run, after(run, step));
    }

    /// A step has ended as a worker says, which may itself go on with what that lets begin.
    ///
    /// @param next takes a step in the same transaction
    /// @return the steps that are left out because of it
    List<StepResult> ended(RunRow run, StepResult result, Supplier<Optional<Lease>> next) {
        ended.put(result.name(), facts(result));
        var left = goOn(run, after(run, result.name()));
        next.get()
                .filter(lease -> lease.run().equals(run.id()))
                .ifPresent(lease -> woken.remove(lease.step()));
        woken.values().stream()
                .distinct()
                .forEach(lane -> world.database().wakes().signal(wakes(lane)));
        return left;
    }

    /// What wakes those who have a place for a step of some lane.
    static String wakes(Lane lane) {
        return WAKES + " " + lane.word();
    }

    /// Ends every step of a run that nobody works on.
    ///
    /// @return those steps
    List<StepResult> cancel(RunRow run) {
        var left = new ArrayList<StepResult>();
        var why = halted(run);
        var halt = why == null ? Halt.CANCELLED : why;
        for (var name : tasks.idle(run.id())) {
            var result = left(run, name, halt.waiting(), halt.problems());
            steps.keep(run, result);
            tasks.remove(run.id(), name);
            left.add(result);
        }
        left.addAll(wake(run, List.of()));
        return left;
    }

    /// Ends a run, lets the next of its queue begin, and wakes the step that waited for it.
    void end(RunRow run, String state, boolean stale) {
        tasks.removeAll(run.id());
        handle.execute(
                "UPDATE run SET state = ?, ended_at = ?, stale = ? WHERE id = ?",
                state,
                world.space().clock().instant().toString(),
                stale ? 1 : 0,
                run.id());
        handle.execute("DELETE FROM reject_part WHERE run_id = ?", run.id());
        new NewsRepository(handle, world).ended(run, state);
        new AdmissionRepository(handle, world).admit(run.queue());
        var parent = run.parentRun();
        var step = run.parentStep();
        if (parent != null && step != null && calledAll(parent, step)) {
            tasks.ready(parent, step, 0);
        }
        world.database().wakes().signal(WAKES);
    }

    /// Whether a step waits for its runs, and all of them have ended.
    boolean calledAll(String run, String step) {
        return tasks.in(run, step, "calling")
                && handle.createQuery(
                                        "SELECT COUNT(*) FROM run WHERE parent_run = ? AND parent_step = ?"
                                                + " AND state IN ('queued', 'running')")
                                .bind(0, run)
                                .bind(1, step)
                                .mapTo(Long.class)
                                .one()
                        == 0;
    }
}
