package dev.onggi.schedule;

import dev.onggi.pipeline.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Slots from a start to an end.
///
/// @param all the slots without limits
/// @param start inclusive, or null
/// @param end exclusive, or null
record WindowSlots(Slots all, @Nullable Instant start, @Nullable Instant end) implements Slots {
    static Slots of(Slots all, Schedule schedule, ZoneId zone) {
        var start = schedule.start();
        var end = schedule.end();
        return start == null && end == null
                ? all
                : new WindowSlots(
                        all,
                        start == null ? null : start.atZone(zone).toInstant(),
                        end == null ? null : end.atZone(zone).toInstant());
    }

    @Override
    public Optional<Instant> next(Instant after) {
        var from = start != null && after.isBefore(start) ? start.minusNanos(1) : after;
        return all.next(from).filter(slot -> end == null || slot.isBefore(end));
    }

    @Override
    public Optional<Instant> previous(Instant before) {
        return all.previous(end != null && before.isAfter(end) ? end : before);
    }
}
