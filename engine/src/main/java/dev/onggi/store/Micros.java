package dev.onggi.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as the store holds them: microseconds since 1970.
public final class Micros {
    private Micros() {}

    /// As the store holds a time.
    ///
    /// @param instant any time
    /// @return microseconds since 1970
    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /// The time that the store holds.
    ///
    /// @param micros since 1970
    /// @return the time
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
