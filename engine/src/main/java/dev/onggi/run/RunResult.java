package dev.onggi.run;

import dev.onggi.collect.file.FileProblem;
import dev.onggi.problem.Problem;
import dev.onggi.step.StepOutcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What became of a run.
///
/// @param id its id
/// @param pipeline its pipeline
/// @param state how it ended
/// @param steps its steps in the pipeline's order
/// @param rows the rows of the whole run
/// @param rejects the files with rejected rows
/// @param took from start to end
/// @param log the file with everything it said
public record RunResult(
        String id,
        String pipeline,
        State state,
        List<StepResult> steps,
        RowTotals rows,
        List<Path> rejects,
        Duration took,
        Path log) {

    /// What the models asked by its steps cost.
    ///
    /// @return in dollars, with at least two decimals
    public BigDecimal cost() {
        return cost(steps);
    }

    static BigDecimal cost(List<StepResult> steps) {
        var cost =
                steps.stream()
                        .map(StepResult::outcome)
                        .filter(Objects::nonNull)
                        .map(outcome -> outcome.outputs().get("cost_usd"))
                        .filter(Objects::nonNull)
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .stripTrailingZeros();
        return cost.setScale(Math.max(2, cost.scale()), RoundingMode.UNNECESSARY);
    }

    /// How a run ended.
    public enum State {
        /// Every step did its work, or was left out by its condition.
        SUCCEEDED,
        /// A gate was not passed.
        STOPPED,
        /// A step could not do its work.
        FAILED,
        /// It was told to end.
        CANCELLED
    }

    /// What became of a step.
    ///
    /// @param name its name
    /// @param uses its kind
    /// @param state how it ended
    /// @param outcome what came out, or null where nothing did
    /// @param problems why it did not end well
    /// @param took how long it worked
    public record StepResult(
            String name,
            String uses,
            StepState state,
            @Nullable StepOutcome outcome,
            List<Problem> problems,
            Duration took) {

        /// The same as a failure.
        StepResult failed(Problem why) {
            var all = new ArrayList<>(problems);
            all.add(why);
            return new StepResult(name, uses, StepState.FAILED, outcome, List.copyOf(all), took);
        }

        /// The same with one more thing that people should know.
        StepResult warned(Problem warning) {
            var known = outcome;
            if (known == null) {
                return this;
            }
            var warnings = new ArrayList<>(known.warnings());
            warnings.add(warning);
            var told =
                    new StepOutcome(
                            known.dataset(),
                            known.ledger(),
                            known.outputs(),
                            List.copyOf(warnings),
                            known.stopped(),
                            known.scores());
            return new StepResult(name, uses, state, told, problems, took);
        }
    }

    /// Whether everything was done.
    ///
    /// @return true where nothing failed and no gate stopped it
    public boolean succeeded() {
        return state == State.SUCCEEDED;
    }

    /// Whether a step failed for what the workspace's files ask of it, so that somebody has to mend
    /// them. A file that is not there is a source that failed.
    ///
    /// @return false where the work failed, or nothing did
    public boolean wronglyAsked() {
        return state == State.FAILED
                && steps.stream()
                        .filter(step -> step.state() == StepState.FAILED)
                        .flatMap(step -> step.problems().stream())
                        .map(Problem::code)
                        .anyMatch(code ->
                                code.ofRequest()
                                        && !(code instanceof FileProblem file && file.isAbsence()));
    }
}
