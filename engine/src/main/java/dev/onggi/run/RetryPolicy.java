package dev.onggi.run;

import dev.onggi.pipeline.Retry;
import dev.onggi.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether a step is tried again, and after what wait. Without a word of the user's, the network is
/// tried three times more with growing waits, a step over its time once more, and nothing else:
/// wrong settings, bad data and a full disk are there the next time too.
final class RetryPolicy {
    private static final Retry AFTER_TIMEOUT =
            new Retry(1, Duration.ofSeconds(30), 1, Duration.ofMinutes(1));

    private RetryPolicy() {}

    /// The wait before the next try.
    ///
    /// @param retry what the step says, or [Retry#STANDARD]
    /// @param problems why it failed
    /// @param attempt which try failed, from 1
    /// @return empty where the failure stands
    static Optional<Duration> wait(Retry retry, List<Problem> problems, int attempt) {
        boolean helps = problems.stream().allMatch(problem -> problem.code().retryable());
        boolean timeout = problems.stream().anyMatch(p -> p.code() == RunProblem.TIMEOUT);
        var policy = timeout && retry.equals(Retry.STANDARD) ? AFTER_TIMEOUT : retry;
        return helps && attempt <= policy.times()
                ? Optional.of(policy.before(attempt + 1))
                : Optional.empty();
    }
}
