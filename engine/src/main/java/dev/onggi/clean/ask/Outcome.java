package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.Money;
import java.time.Duration;
import java.util.Optional;

/// What came of a job.
///
/// @param answered questions with an answer
/// @param rejected questions that no model answered as it should
/// @param spent what it took
/// @param calls how the calls went
/// @param stop why it ended early; empty where everything was asked
public record Outcome(long answered, long rejected, Spent spent, Calls calls, Optional<Stop> stop) {
    /// What a job took.
    ///
    /// @param cost in money
    /// @param input tokens sent
    /// @param output tokens that came back
    public record Spent(Money cost, long input, long output) {}

    /// How calls went.
    ///
    /// @param sent how many were sent
    /// @param failed those without an answer
    /// @param mean from sending to the last byte
    /// @param p95 longer than 95 of 100
    public record Calls(long sent, long failed, Duration mean, Duration p95) {
        private static final Duration SLOW = Duration.ofSeconds(3);
        private static final double MANY = 0.05;

        /// The share of calls without an answer.
        ///
        /// @return from 0 to 1
        public double failureRate() {
            return sent == 0 ? 0 : (double) failed / sent;
        }

        /// Whether people should look at it: over 3 s at the mean, or 5 % failed.
        ///
        /// @return true where it was bad
        public boolean poor() {
            return mean.compareTo(SLOW) > 0 || failureRate() > MANY;
        }
    }
}
