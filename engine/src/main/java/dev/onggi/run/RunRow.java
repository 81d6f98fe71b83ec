package dev.onggi.run;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.step.RunInfo;
import java.util.List;
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

    /// Every step of its pipeline, also those that it does not run.
    List<String> allSteps() {
        return pipeline().steps().order().stream().map(StepDefinition::name).toList();
    }

    /// A step of it.
    StepDefinition step(String name) {
        return pipeline().steps().step(name).orElseThrow();
    }
}
