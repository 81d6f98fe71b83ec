package dev.onggi.collect;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a source is tried again, and how long that waits: one second, then three times as long each
/// time, with up to half as much again at random.
final class Retry {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private final RandomGenerator random;

    Retry(RandomGenerator random) {
        this.random = random;
    }

    /// The wait before a try.
    ///
    /// @param tries how many have failed, from 1
    Duration wait(int tries) {
        long millis = FIRST.toMillis() * (long) Math.pow(3, tries - 1);
        return Duration.ofMillis(millis + random.nextLong(millis / 2 + 1));
    }

    /// The wait that the other side asked for.
    static Optional<Duration> asked(Exception e) {
        return e instanceof Failure failure ? failure.retryAfter() : Optional.empty();
    }

    /// Whether the same work may succeed later.
    static boolean helps(Exception e) {
        return switch (e) {
            case Failure failure -> failure.retryable();
            case OnggiException problem -> problem.retryable();
            default -> isNetwork(e);
        };
    }

    /// Whether the other side is at fault rather than settings, data or this machine.
    static boolean isDown(Exception e) {
        return switch (e) {
            case Failure failure ->
                    failure.retryable() || failure.blame() == Failure.Blame.UPSTREAM;
            case OnggiException problem ->
                    problem.problems().stream()
                            .map(Problem::code)
                            .allMatch(c -> c.retryable() || c.blame() == Failure.Blame.UPSTREAM);
            default -> isNetwork(e);
        };
    }

    private static boolean isNetwork(Exception e) {
        return e instanceof SocketException
                || e instanceof SocketTimeoutException
                || e instanceof UnknownHostException
                || e instanceof HttpTimeoutException;
    }
}
