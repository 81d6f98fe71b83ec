package dev.onggi.schedule;

import java.time.Instant;

/// What happens to schedules, for logs and people.
public sealed interface ScheduleEvent {
    /// The schedule.
    ///
    /// @return its key
    ScheduleKey key();

    /// The run of a slot has begun.
    ///
    /// @param slot the occasion, with what was let go for it
    record Started(Slot slot) implements ScheduleEvent {
        @Override
        public ScheduleKey key() {
            return slot.key();
        }
    }

    /// A schedule is seen for the first time.
    ///
    /// @param key the schedule
    /// @param from the time from which it counts
    record Began(ScheduleKey key, Instant from) implements ScheduleEvent {}

    /// An occasion was let go because the pipeline is paused.
    ///
    /// @param key the schedule
    /// @param at the newest one
    record LetGo(ScheduleKey key, Instant at) implements ScheduleEvent {}

    /// An occasion was left out because as many runs of the pipeline went on as may.
    ///
    /// @param key the schedule
    /// @param at the occasion
    record LeftOut(ScheduleKey key, Instant at) implements ScheduleEvent {}

    /// A schedule had been carried on to a time that lies far ahead of the clock, which must have
    /// been wrong then. It goes on from now; slots that have run do not run again.
    ///
    /// @param key the schedule
    /// @param was the time it had reached
    record SetBack(ScheduleKey key, Instant was) implements ScheduleEvent {}

    /// A schedule is not there any more.
    ///
    /// @param key the schedule
    record Ended(ScheduleKey key) implements ScheduleEvent {}

    /// A schedule could not be looked at, or its run could not begin; it is tried again.
    ///
    /// @param key the schedule
    /// @param cause why
    record Failed(ScheduleKey key, RuntimeException cause) implements ScheduleEvent {}
}
