package dev.onggi.testkit.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token bucket that holds a second's worth, and at least one request.
final class TokenBucket {
    private final double perSecond;
    private double level;
    private @Nullable Instant last;

    TokenBucket(long perMinute) {
        perSecond = perMinute / 60.0;
        level = Math.max(1, perSecond);
    }

    /// Zero where the amount was taken, else how long to wait for it.
    Duration take(double amount, Instant now) {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        if (last != null) {
            double seconds = Duration.between(last, now).toNanos() / 1e9;
            level = Math.min(Math.max(1, perSecond), level + seconds * perSecond);
        }
        last = now;
        double most = Math.min(amount, Math.max(1, perSecond)); // a huge one passes a full bucket
        if (level >= most - 1e-9) {
            level -= amount;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((most - level) / perSecond * 1e9));
    }

    /// What could be taken now.
    long level() {
        return Math.max(0, (long) level);
    }
}
