package dev.onggi.testkit.model;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long answers take: normally distributed, never less than a tenth of the mean.
///
/// @param mean the mean
/// @param spread the standard deviation
public record Latency(Duration mean, Duration spread) {
    /// At once.
    public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    /// Always the same.
    ///
    /// @param each the time of every answer
    /// @return the latency
    public static Latency of(Duration each) {
        return new Latency(each, Duration.ZERO);
    }

    Duration sample(RandomGenerator random) {
        double nanos = mean.toNanos() + spread.toNanos() * random.nextGaussian();
        return Duration.ofNanos((long) Math.max(nanos, mean.toNanos() / 10.0));
    }
}
