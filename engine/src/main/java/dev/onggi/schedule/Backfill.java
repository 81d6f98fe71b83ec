package dev.onggi.schedule;

import dev.onggi.problem.OnggiException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A range of time that is run again, or for the first time, in the intervals of a schedule. It is
/// data: what is to start next follows from it and from the states of its runs, so it goes on after
/// any crash. In such a run the interval replaces the watermark.
///
/// @param slots the runs, in the order in which they start
/// @param concurrency how many go on at the same time
public record Backfill(List<Slot> slots, int concurrency) {
    private static final int MOST = 10_000;

    /// Which end of the range comes first.
    public enum Order {
        /// As time went.
        OLDEST_FIRST,
        /// What matters most today comes first.
        NEWEST_FIRST
    }

    /// What has become of the run of a slot.
    public enum State {
        /// It waits or goes on.
        GOING,
        /// It succeeded.
        DONE,
        /// It ended otherwise.
        FAILED
    }

    /// A range of days, both in it.
    ///
    /// @param from the first day
    /// @param to the last day
    /// @param zone whose days
    public record Range(LocalDate from, LocalDate to, ZoneId zone) {}

    /// Plans a backfill without starting anything.
    ///
    /// @param key the schedule whose slots are taken
    /// @param slots its slots, or empty for a schedule without times
    /// @param range the days; every slot whose interval ends in them, the end of the last day
    ///   included, so that a daily run at midnight stands for the day before it
    /// @param order which end comes first
    /// @param concurrency how many may go on at the same time, at least one
    /// @return the plan
    /// @throws OnggiException where the range is empty, has no slots to be cut by, or is too large
    public static Backfill plan(
            ScheduleKey key, Optional<Slots> slots, Range range, Order order, int concurrency) {
        if (range.to().isBefore(range.from())) {
            throw OnggiException.of(ScheduleProblem.EMPTY_RANGE, range.from(), range.to());
        }
        var times =
                slots.orElseThrow(
                        () -> OnggiException.of(ScheduleProblem.NO_TIMES, key.pipeline()));
        var from = range.from().atStartOfDay(range.zone()).toInstant();
        var to = range.to().plusDays(1).atStartOfDay(range.zone()).toInstant();
        var found = new ArrayList<Slot>();
        var slot = times.next(from);
        while (slot.isPresent() && !slot.get().isAfter(to)) {
            var at = slot.get();
            var before = times.previous(at).orElse(at);
            found.add(new Slot(key, Slot.Kind.BACKFILL, before, at, 0, List.of()));
            if (found.size() > MOST) {
                throw OnggiException.of(ScheduleProblem.TOO_MANY, MOST);
            }
            slot = times.next(at);
        }
        var ordered = order == Order.OLDEST_FIRST ? found : found.reversed();
        return new Backfill(List.copyOf(ordered), concurrency);
    }

    /// Slots for a pipeline without a schedule of times: one after the other from the first day on.
    ///
    /// @param range the days
    /// @param interval what each run stands for
    /// @return the slots
    public static Slots every(Range range, Duration interval) {
        return new EverySlots(range.from().atStartOfDay(range.zone()).toInstant(), interval);
    }

    /// The runs that may start now.
    ///
    /// @param states what has become of those that started, by their logical date; where a run that
    ///   failed, or one that is there already, is to be repeated, it is left out
    /// @param stopped whether somebody stopped it; what goes on may end
    /// @return in order
    public List<Slot> due(Map<Instant, State> states, boolean stopped) {
        if (stopped) {
            return List.of();
        }
        long going = slots.stream().filter(slot -> states.get(slot.at()) == State.GOING).count();
        return slots.stream()
                .filter(slot -> !states.containsKey(slot.at()))
                .limit(Math.max(0, concurrency - going))
                .toList();
    }

    /// Whether nothing of it is left to start or to wait for.
    ///
    /// @param states as for [#due]
    /// @param stopped as for [#due]
    /// @return true where every run has ended, or none goes on after a stop
    public boolean over(Map<Instant, State> states, boolean stopped) {
        return slots.stream()
                .map(slot -> Optional.ofNullable(states.get(slot.at())))
                .allMatch(state -> state.map(one -> one != State.GOING).orElse(stopped));
    }
}
