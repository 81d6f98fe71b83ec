package dev.onggi.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Slots a fixed time apart, whatever the clocks on the walls do.
///
/// @param anchor one of them
/// @param interval at least a millisecond
record EverySlots(Instant anchor, Duration interval) implements Slots {
    /// A Monday, so that `every: 7d` falls on Mondays and `every: 1d` on midnight.
    private static final LocalDate MONDAY = LocalDate.of(2001, 1, 1);

    static Instant anchor(@Nullable LocalDateTime start, ZoneId zone) {
        return (start == null ? MONDAY.atStartOfDay() : start).atZone(zone).toInstant();
    }

    @Override
    public Optional<Instant> next(Instant after) {
        return Optional.of(slot(Math.addExact(count(after), 1)));
    }

    @Override
    public Optional<Instant> previous(Instant before) {
        long count = count(before);
        var slot = slot(count);
        return Optional.of(slot.isBefore(before) ? slot : slot(count - 1));
    }

    /// Whole intervals from the anchor.
    private long count(Instant at) {
        return Math.floorDiv(
                Math.subtractExact(at.toEpochMilli(), anchor.toEpochMilli()), interval.toMillis());
    }

    private Instant slot(long count) {
        return anchor.plusMillis(Math.multiplyExact(count, interval.toMillis()));
    }
}
