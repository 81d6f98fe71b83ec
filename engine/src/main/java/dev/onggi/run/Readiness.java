package dev.onggi.run;

import dev.onggi.pipeline.Condition;
import dev.onggi.pipeline.RunOn;
import dev.onggi.pipeline.RunValues;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.pipeline.StepGraph;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import java.util.List;
import java.util.Map;

/// Decides what becomes of a step once everything that it waits for has ended.
///
/// @param steps the pipeline's
/// @param estimate whether the run is only estimated
record Readiness(StepGraph steps, boolean estimate) {
    /// What is known of a step that has ended.
    ///
    /// @param state how
    /// @param byCondition whether it was left out by its own condition, which stops nobody that
    ///   only waits for it
    /// @param hands whether it handed on a dataset
    record Ended(StepState state, boolean byCondition, boolean hands) {
        boolean well() {
            return state == StepState.SUCCEEDED || (state == StepState.SKIPPED && byCondition);
        }
    }

    /// What becomes of a step.
    sealed interface Verdict {
        /// It may run.
        record Run() implements Verdict {}

        /// It does not run.
        ///
        /// @param state skipped, cancelled or failed
        /// @param problems why
        record Leave(StepState state, List<Problem> problems) implements Verdict {}
    }

    /// Decides.
    ///
    /// @param step the step
    /// @param above every step that it waits for, ended
    /// @param values what the references of its conditions stand for
    Verdict of(StepDefinition step, Map<String, Ended> above, RunValues values) {
        if (estimate && step.pipeline().isPresent()) {
            return new Verdict.Leave(StepState.SKIPPED, List.of());
        }
        var unwell =
                steps.waitsFor(step.name()).stream()
                        .filter(name -> !well(above.get(name)))
                        .findFirst();
        var runOn = step.order().runOn();
        if (runOn == RunOn.SUCCESS && unwell.isPresent()) {
            return notReached(step, unwell.get());
        }
        if (runOn == RunOn.FAILURE && unwell.isEmpty()) {
            return new Verdict.Leave(StepState.SKIPPED, List.of());
        }
        var reads = steps.reads(step.name());
        if (!reads.stream().allMatch(name -> hands(above.get(name)))) {
            return notReached(step, unwell.orElse(String.join(", ", reads)));
        }
        return condition(step, values);
    }

    private static boolean well(@org.jspecify.annotations.Nullable Ended ended) {
        return ended != null && ended.well();
    }

    private static boolean hands(@org.jspecify.annotations.Nullable Ended ended) {
        return ended != null && ended.hands();
    }

    private static Verdict notReached(StepDefinition step, String other) {
        return new Verdict.Leave(
                StepState.SKIPPED,
                List.of(Problem.of(RunProblem.NOT_REACHED, null, step.name(), other)));
    }

    private static Verdict condition(StepDefinition step, RunValues values) {
        try {
            for (var condition : step.order().when()) {
                if (!condition.holds(values)) {
                    var problem =
                            Problem.of(RunProblem.CONDITION, null, step.name(), written(condition));
                    return new Verdict.Leave(StepState.SKIPPED, List.of(problem));
                }
            }
            return new Verdict.Run();
        } catch (OnggiException e) {
            return new Verdict.Leave(StepState.FAILED, e.problems());
        }
    }

    private static String written(Condition condition) {
        return "`%s %s %s`"
                .formatted(condition.left(), condition.operator().sign(), condition.right());
    }
}
