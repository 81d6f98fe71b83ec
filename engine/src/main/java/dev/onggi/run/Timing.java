package dev.onggi.run;

import java.time.Duration;
import java.util.Collection;

/// How long something takes: half of the times at most [#p50], 95 of 100 at most [#p95].
///
/// @param count how many times were measured
/// @param p50 the median, by the nearest rank
/// @param p95 the 95th of 100, by the nearest rank
public record Timing(int count, Duration p50, Duration p95) {
    /// Of what was measured.
    ///
    /// @param times in any order
    /// @return zero where there are none
    public static Timing of(Collection<Duration> times) {
        var sorted = times.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return new Timing(0, Duration.ZERO, Duration.ZERO);
        }
        int n = sorted.size();
        return new Timing(n, sorted.get((n + 1) / 2 - 1), sorted.get((n * 95 + 99) / 100 - 1));
    }
}
