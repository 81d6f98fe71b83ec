package dev.onggi.testkit.model;

import java.time.Duration;

/// How fast a fake provider works on batches.
///
/// @param validating until the first question
/// @param running from the first answer to the last
/// @param finalizing from the last answer until the results can be read
/// @param cancelling from asking to stop until it has stopped
/// @param window after which what is not done expires
public record BatchPace(
        Duration validating,
        Duration running,
        Duration finalizing,
        Duration cancelling,
        Duration window) {
    /// A tenth of a second for each phase.
    public static final BatchPace QUICK =
            new BatchPace(
                    Duration.ofMillis(100),
                    Duration.ofMillis(100),
                    Duration.ofMillis(100),
                    Duration.ofMillis(100),
                    Duration.ofDays(1));
}
