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
/// @param queue of which at most so many run side by side
/// @param attended the only worker that works on it, or null
/// @param parentRun the run whose step runs it, or null
/// @param parentStep that step, or null
record RunRow(
        RunInfo info,
        Supplier<Pipeline> definition,
        List<String> steps,
        String queue,
        @Nullable String attended,
        @Nullable String parentRun,
        @Nullable String parentStep) {
    String id() {
        return info.id();
    }

    /// The version of its pipeline that it began with.
    ///
    /// @throws dev.onggi.problem.OnggiException where it cannot be read any more
    Pipeline pipeline() {
        return definition.get();
    }

    /// A step of it.
    StepDefinition step(String name) {
        return pipeline().steps().step(name).orElseThrow();
    }
}
