package dev.onggi.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Hands over the slots of schedules of times. A slot is handed over first and the schedule carried
/// on afterwards, so a crash between the two hands it over again and nothing is lost.
final class TimeSchedules {
    /// How far ahead of the clock a schedule may be: a clock that is set back by hours must not run
    /// anything again, one that was wrong by years must not stop everything.
    static final Duration AHEAD = Duration.ofHours(24);

    private static final int AT_ONCE = 100;
    private static final int COUNTED = 10_000;

    private final Cursors cursors;
    private final Starts starts;
    private final Consumer<ScheduleEvent> events;

    TimeSchedules(Cursors cursors, Starts starts, Consumer<ScheduleEvent> events) {
        this.cursors = cursors;
        this.starts = starts;
        this.events = events;
    }

    /// Deals with what is due.
    ///
    /// @param at how far the schedule is
    /// @return when it is due next
    Optional<Instant> look(Planned planned, Slots slots, Instant at, Instant now) {
        var from = at;
        if (at.isAfter(now.plus(AHEAD))) {
            cursors.setBack(planned.key(), at, now);
            events.accept(new ScheduleEvent.SetBack(planned.key(), at));
            from = now;
        }
        var first = slots.next(from);
        if (first.isEmpty() || first.get().isAfter(now)) {
            return first;
        }
        if (planned.schedule().catchup()) {
            return planned.paused()
                    ? Optional.empty()
                    : all(planned.key(), slots, first.get(), now);
        }
        newest(planned, slots, first.get(), now);
        return slots.next(now);
    }

    private Optional<Instant> all(ScheduleKey key, Slots slots, Instant first, Instant now) {
        Optional<Instant> due = Optional.of(first);
        for (int i = 0; i < AT_ONCE && due.isPresent() && !due.get().isAfter(now); i++) {
            start(key, slots, due.get(), 0);
            due = slots.next(due.get());
        }
        return due;
    }

    private void newest(Planned planned, Slots slots, Instant first, Instant now) {
        var newest = slots.previous(now.plusNanos(1)).filter(first::isBefore).orElse(first);
        if (planned.paused()) {
            cursors.advance(planned.key(), newest);
            events.accept(new ScheduleEvent.LetGo(planned.key(), newest));
        } else {
            start(planned.key(), slots, newest, missed(slots, first, newest));
        }
    }

    /// Counted no further than makes a difference to a reader.
    private static long missed(Slots slots, Instant first, Instant newest) {
        long missed = 0;
        Optional<Instant> slot = Optional.of(first);
        while (missed < COUNTED && slot.isPresent() && slot.get().isBefore(newest)) {
            missed++;
            slot = slots.next(slot.get());
        }
        return missed;
    }

    private void start(ScheduleKey key, Slots slots, Instant at, long missed) {
        var slot = Slot.time(key, slots.previous(at).orElse(at), at, missed);
        if (starts.start(slot)) {
            events.accept(new ScheduleEvent.Started(slot));
        }
        cursors.advance(key, at);
    }
}
