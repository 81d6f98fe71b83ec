package dev.onggi.pipeline;

import java.time.Duration;

/// How often a step is tried again where that can help, and how long it waits before.
///
/// @param times tries after the first one
/// @param pause the wait before the second try
/// @param growth by what each further wait is longer
/// @param maxWait the longest wait
public record Retry(int times, Duration pause, double growth, Duration maxWait) {
    /// Three more tries after 2, 8 and 32 seconds.
    public static final Retry STANDARD =
            new Retry(3, Duration.ofSeconds(2), 4, Duration.ofMinutes(5));

    /// The wait before a try.
    ///
    /// @param attempt from 2
    /// @return at most [#maxWait]
    public Duration before(int attempt) {
        double millis = pause.toMillis() * Math.pow(growth, attempt - 2);
        return millis >= maxWait.toMillis() ? maxWait : Duration.ofMillis(Math.round(millis));
    }
}
