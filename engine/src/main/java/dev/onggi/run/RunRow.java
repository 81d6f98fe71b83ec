package dev.onggi.run;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.step.RunInfo;
import dev.onggi.yaml.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A run that is not over.
///
/// @param info what its steps see of it
/// @param definition gives the version of its pipeline that it began with
/// @param steps the names of those it runs, in their order
/// @param round how often it was repeated, and how
/// @param queue of which at most so many run side by side
/// @param attended the only worker that works on it, or null
/// @param parentRun the run whose step runs it, or null
/// @param parentStep that step, or null
record RunRow(
        RunInfo info,
        Supplier<Pipeline> definition,
        List<String> steps,
        Round round,
        String queue,
        @Nullable String attended,
        @Nullable String parentRun,
        @Nullable String parentStep) {
    /// How a run was repeated.
    ///
    /// @param number how often, 0 for a run that was not
    /// @param sameVersion whether with the version of its pipeline that it began with
    record Round(int number, boolean sameVersion) {
        static final Round FIRST = new Round(0, false);
    }

    String id() {
        return info.id();
    }

    /// The version of its pipeline that it began with.
    ///
    /// @throws dev.onggi.problem.OnggiException where it cannot be read any more
    Pipeline pipeline() {
        return definition.get();
    }

    /// Why that version cannot be read any more: a kind of step is gone, or a drop-in is broken.
    ///
    /// @return nothing where it can
    List<Problem> lost() {
        try {
            pipeline();
            return List.of();
        } catch (RuntimeException | LinkageError e) { // drop-ins throw errors too
            var problems = new ArrayList<Problem>();
            problems.add(Problem.of(RunProblem.LOST_PIPELINE, null, id(), info.pipeline()));
            problems.addAll(Causes.problems(info.pipeline(), e));
            return List.copyOf(problems);
        }
    }

    /// The same version, or empty where it cannot be read any more.
    Optional<Pipeline> readable() {
        return lost().isEmpty() ? Optional.of(pipeline()) : Optional.empty();
    }

    /// How long it may take.
    Optional<Duration> timeout() {
        return readable().flatMap(pipeline -> Optional.ofNullable(pipeline.running().timeout()));
    }

    /// Says that it took longer than its pipeline lets it.
    Problem tooLong() {
        return Problem.of(
                RunProblem.RUN_TIMEOUT, null, id(), timeout().map(Values::written).orElse("?"));
    }

    /// Every step of its pipeline, also those that it does not run; these are all that is known
    /// where the pipeline cannot be read any more.
    List<String> allSteps() {
        return readable()
                .map(pipeline ->
                        pipeline.steps().order().stream().map(StepDefinition::name).toList())
                .orElse(steps);
    }

    /// The kind of a step, or an empty text where the pipeline cannot be read any more.
    String uses(String step) {
        return readable(step).map(StepDefinition::uses).orElse("");
    }

    /// What a step does most of the time.
    Lane lane(String step) {
        return readable(step).map(Lane::of).orElse(Lane.TURN);
    }

    /// The rows that some steps of it have counted.
    RowTotals totals(List<StepResult> results) {
        return readable()
                .map(pipeline -> RowTotals.of(pipeline.steps(), results))
                .orElse(RowTotals.NONE);
    }

    /// Whether a step reads from outside, and not what another one made.
    boolean collects(String step) {
        return readable().filter(pipeline -> pipeline.steps().reads(step).isEmpty()).isPresent();
    }

    /// A step of it, or empty where the pipeline cannot be read any more.
    Optional<StepDefinition> readable(String step) {
        return readable().flatMap(pipeline -> pipeline.steps().step(step));
    }

    /// A step of it.
    StepDefinition step(String name) {
        return pipeline().steps().step(name).orElseThrow();
    }
}
