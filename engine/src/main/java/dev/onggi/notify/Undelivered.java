package dev.onggi.notify;

import dev.onggi.problem.Problem;
import java.time.Instant;

/// A message that did not reach its channel.
///
/// @param channel who should have been told
/// @param title what of
/// @param since when it was made
/// @param attempts how often it was tried
/// @param problem why the last try failed
/// @param givenUp whether it is tried no more
public record Undelivered(
        Channel channel,
        String title,
        Instant since,
        int attempts,
        String problem,
        boolean givenUp) {
    /// The same as people are told of it.
    ///
    /// @return what was not told, to whom, and why
    public Problem asProblem() {
        return givenUp
                ? Problem.of(NotifyProblem.GIVEN_UP, null, channel, title, problem)
                : Problem.of(NotifyProblem.NOT_DELIVERED, null, channel, problem, "");
    }
}
