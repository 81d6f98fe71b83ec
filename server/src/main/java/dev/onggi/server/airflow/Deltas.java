package dev.onggi.server.airflow;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lengths of time as Airflow writes them.
public final class Deltas {
    private static final int MICRO = 1000;

    private Deltas() {}

    /// A length of time.
    ///
    /// @param duration or null
    /// @return days, seconds and microseconds; null for none
    public static @Nullable Map<String, @Nullable Object> of(@Nullable Duration duration) {
        return duration == null
                ? null
                : Keys.of(
                        "__type",
                        "TimeDelta",
                        "days",
                        duration.toDays(),
                        "seconds",
                        duration.minusDays(duration.toDays()).toSeconds(),
                        "microseconds",
                        duration.toNanosPart() / MICRO);
    }

    /// The seconds between two times.
    ///
    /// @param from or null
    /// @param to or null
    /// @return null where one of them is
    public static @Nullable Double seconds(
            java.time.@Nullable Instant from, java.time.@Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toMillis() / 1000.0;
    }
}
