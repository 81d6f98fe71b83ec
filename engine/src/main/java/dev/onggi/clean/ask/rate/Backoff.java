package dev.onggi.clean.ask.rate;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before another try, where the provider does not say: any time up to a bound
/// that doubles with each try, so that those who failed together do not come back together.
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    /// A backoff.
    ///
    /// @param first the bound of the first wait
    /// @param longest the bound of all
    /// @param random chooses
    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /// A wait.
    ///
    /// @param tries how many have failed, from 1
    /// @return from nothing to the bound
    public Duration next(int tries) {
        var bound = first;
        for (int i = 1; i < tries && bound.compareTo(longest) < 0; i++) {
            bound = bound.multipliedBy(2);
        }
        return Duration.ofNanos(random.nextLong(min(bound).toNanos() + 1));
    }

    private Duration min(Duration bound) {
        return bound.compareTo(longest) < 0 ? bound : longest;
    }
}
