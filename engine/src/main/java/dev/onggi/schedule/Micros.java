package dev.onggi.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as the database keeps them: microseconds of the epoch.
final class Micros {
    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
