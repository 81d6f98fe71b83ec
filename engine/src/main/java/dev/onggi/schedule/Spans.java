package dev.onggi.schedule;

import java.time.Duration;

/// Spans of time as people read them: two units at most.
public final class Spans {
    private Spans() {}

    /// Writes a span.
    ///
    /// @param span not negative
    /// @return such as `2h 5m`, `12m`, `45s` or `0.8s`
    public static String text(Duration span) {
        if (span.toMillis() < 10_000 && span.toMillis() % 1000 != 0) {
            return Math.round(span.toMillis() / 100.0) / 10.0 + "s";
        }
        long seconds = Math.round(span.toMillis() / 1000.0);
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 24 * 60
                ? two(minutes / 60, "h", minutes % 60, "m")
                : two(minutes / 1440, "d", minutes % 1440 / 60, "h");
    }

    private static String two(long large, String unit, long small, String part) {
        return small == 0 ? large + unit : large + unit + " " + small + part;
    }
}
