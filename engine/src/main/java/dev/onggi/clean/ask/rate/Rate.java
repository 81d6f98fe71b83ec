package dev.onggi.clean.ask.rate;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// So much in any span of a length.
///
/// @param amount requests or tokens, at least 1
/// @param per the length, at most a day
public record Rate(long amount, Duration per) {
    /// Checks the bounds.
    public Rate {
        if (amount < 1 || !per.isPositive() || per.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(amount + " per " + per);
        }
    }

    /// A rate as `requests_per_second` gives it.
    ///
    /// @param amount such as `10` or `0.5`
    /// @return the same with a whole amount: ten in a second, or one in two
    public static Rate perSecond(BigDecimal amount) {
        long whole = Math.max(1, amount.longValue());
        return new Rate(
                whole, Duration.ofNanos((long) Math.ceil(whole * 1e9 / amount.doubleValue())));
    }

    /// As many as providers state them.
    ///
    /// @param amount requests or tokens
    /// @return that many in any minute
    public static Rate perMinute(long amount) {
        return new Rate(amount, Duration.ofMinutes(1));
    }

    /// The time that a part takes at an even pace, rounded up.
    Duration time(long part) {
        return Duration.ofNanos((long) Math.ceil((double) part / amount * per.toNanos()));
    }

    /// The one under which less may be sent, of those that are there.
    static @Nullable Rate lower(@Nullable Rate one, @Nullable Rate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.time(1).compareTo(other.time(1)) >= 0 ? one : other;
    }
}
