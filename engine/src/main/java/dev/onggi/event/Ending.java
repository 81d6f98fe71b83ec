package dev.onggi.event;

import java.time.Duration;
import java.util.List;

/// How a run or a step ended.
///
/// @param state in one word
/// @param reasons why it did not end well; the warnings of one that did
/// @param took how long it worked
public record Ending(State state, List<Reason> reasons, Duration took) {
    /// How work ends.
    public enum State {
        /// It did what it is for.
        SUCCEEDED,
        /// A gate was not passed.
        STOPPED,
        /// It could not do its work.
        FAILED,
        /// It did not run, because its condition did not hold or what it reads is not there.
        SKIPPED,
        /// It was told to end.
        CANCELLED,
        /// This try could not do its work, and another one follows.
        RETRIED
    }
}
