package dev.onggi.run;

import dev.onggi.data.Dataset;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts what somebody says in place of what became of a step, within a transaction.
///
/// @param handle the transaction's
/// @param world what all transactions share
record StepMarkRepository(Handle handle, RunWorld world) {
    /// @param state succeeded, failed or skipped
    /// @param who says so
    /// @throws OnggiException where somebody works on the step
    void mark(RunRow run, String step, StepState state, String who) {
        var tasks = new TaskRepository(handle);
        tasks.hold(run.id(), step);
        if (tasks.in(run.id(), step, "leased") || tasks.in(run.id(), step, "calling")) {
            throw OnggiException.of(RunProblem.STEP_WORKS, step, run.id());
        }
        var steps = new StepRepository(handle, world);
        var before = steps.results(run.id(), List.of(step)).stream().findFirst().orElse(null);
        var problem =
                Problem.of(
                        RunProblem.MARKED, null, step, state.name().toLowerCase(Locale.ROOT), who);
        steps.keep(run, marked(run, step, before, state, problem));
        var progress = new ProgressRepository(handle, world);
        switch (state(run.id())) {
            case "running" -> progress.ended(run, step);
            case "queued" -> {}
            default -> over(run, steps, progress);
        }
    }

    private StepResult marked(
            RunRow run,
            String step,
            @Nullable StepResult before,
            StepState state,
            Problem problem) {
        var outcome = before == null ? null : before.outcome();
        return new StepResult(
                step,
                run.step(step).uses(),
                state,
                outcome == null || state == StepState.SKIPPED ? null : passed(run, step, outcome),
                List.of(problem),
                before == null ? Duration.ZERO : before.took());
    }

    /// A gate that somebody opens hands on what it was given; why it had closed stays told.
    private StepOutcome passed(RunRow run, String step, StepOutcome outcome) {
        var warnings = new ArrayList<>(outcome.warnings());
        warnings.addAll(outcome.stopped());
        return new StepOutcome(
                outcome.dataset() == null ? given(run, step) : outcome.dataset(),
                outcome.ledger(),
                outcome.outputs(),
                List.copyOf(warnings),
                List.of(),
                outcome.scores());
    }

    private @Nullable Dataset given(RunRow run, String step) {
        var type = run.step(step).type();
        if (type == null || !type.passesOn()) {
            return null;
        }
        var graph = run.pipeline().steps();
        var above = new StepRepository(handle, world).results(run.id(), graph.reads(step));
        return LiveRun.inputs(graph, step, above).stream()
                .map(StepContext.Input::dataset)
                .findFirst()
                .orElse(null);
    }

    private String state(String run) {
        return handle.createQuery("SELECT state FROM run WHERE id = ?")
                .bind(0, run)
                .mapTo(String.class)
                .one();
    }

    /// A run that is over ends as its steps now say; one whose process died had not ended at all.
    private void over(RunRow run, StepRepository steps, ProgressRepository progress) {
        progress.settle(run);
        var results = steps.results(run.id(), run.steps());
        if (results.size() == run.steps().size()) {
            handle.execute(
                    "UPDATE run SET state = ? WHERE id = ?",
                    RunEnd.state(results).name().toLowerCase(Locale.ROOT),
                    run.id());
        }
    }
}
