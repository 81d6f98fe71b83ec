package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.Money;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of a job.
///
/// @param answered questions with an answer
/// @param rejected questions that no model answered as it should
/// @param spent what it took
/// @param calls how the calls went
/// @param stop why it ended early; empty where everything was asked
public record Outcome(long answered, long rejected, Spent spent, Calls calls, Optional<Stop> stop) {
    /// Nothing was asked.
    static final Outcome NOTHING =
            new Outcome(
                    0,
                    0,
                    new Spent(Money.ZERO, 0, 0),
                    new Calls(0, 0, 0, Duration.ZERO, Duration.ZERO),
                    Optional.empty());

    /// With what batches took.
    ///
    /// @param why the batches ended early, or null
    Outcome plus(BatchTally batches, @Nullable Stop why) {
        var took = batches.spent();
        long untouched = stop.map(Stop::untouched).orElse(0L);
        return new Outcome(
                answered,
                rejected,
                new Spent(
                        spent.cost().plus(took.cost()),
                        spent.input() + took.input(),
                        spent.output() + took.output()),
                new Calls(
                        calls.sent() + batches.sent(),
                        calls.failed() + batches.unanswered(),
                        calls.hedges(),
                        calls.mean(),
                        calls.p95()),
                why == null ? stop : Optional.of(why.with(untouched)));
    }

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
    /// @param hedges those sent for what another was slow to answer
    /// @param mean from sending to the last byte
    /// @param p95 longer than 95 of 100
    public record Calls(long sent, long failed, long hedges, Duration mean, Duration p95) {
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
