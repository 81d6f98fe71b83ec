package dev.onggi.run;

import dev.onggi.problem.Problem;
import java.util.List;

/// Why the steps of a run end before they are done.
///
/// @param begun how those end that somebody works on
/// @param waiting how those end that nobody works on
/// @param problems what is said of them
record Halt(StepState begun, StepState waiting, List<Problem> problems) {
    /// Somebody said so.
    static final Halt CANCELLED = new Halt(StepState.CANCELLED, StepState.CANCELLED, List.of());

    /// The run took too long.
    static Halt overdue(RunRow run) {
        return new Halt(StepState.FAILED, StepState.SKIPPED, List.of(run.tooLong()));
    }
}
