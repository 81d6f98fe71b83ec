package dev.onggi.run;

import dev.onggi.problem.Problem;
import dev.onggi.step.StepOutcome;
import java.time.Duration;
import java.util.List;

/// Follows a run while it works: a terminal, a log, later a server. Calls may come from several
/// threads.
public interface RunListener {
    /// A step has begun a try.
    ///
    /// @param step its name
    /// @param uses its kind
    /// @param attempt from 1
    default void started(String step, String uses, int attempt) {}

    /// A step is not done in this run: its result is that of an earlier one.
    ///
    /// @param step its name
    /// @param run the earlier run's id
    default void taken(String step, String run) {}

    /// A step says how far it is.
    ///
    /// @param step its name
    /// @param rows rows done
    /// @param total rows in all, or -1 where that is not known
    default void progress(String step, long rows, long total) {}

    /// A step says how far it is with asking models.
    ///
    /// @param step its name
    /// @param values distinct values that have an answer, or will have none
    /// @param total values to be asked
    /// @param spent what that has cost by now, for people
    default void asked(String step, long values, long total, String spent) {}

    /// A step has something to say.
    ///
    /// @param step its name
    /// @param level `info`, `warn`, or `retry` where a try failed and another follows
    /// @param message one line, secrets masked
    default void said(String step, String level, String message) {}

    /// A step has ended well, or stopped the pipeline.
    ///
    /// @param step its name
    /// @param outcome what came out
    /// @param took how long its last try took
    default void finished(String step, StepOutcome outcome, Duration took) {}

    /// A step has failed or was left out.
    ///
    /// @param step its name
    /// @param state failed, skipped or cancelled
    /// @param problems why
    default void ended(String step, StepState state, List<Problem> problems) {}
}
