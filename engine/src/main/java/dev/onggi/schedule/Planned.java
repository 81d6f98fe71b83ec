package dev.onggi.schedule;

import dev.onggi.pipeline.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// A schedule of a pipeline in this workspace.
///
/// @param key what it is known by
/// @param schedule as written
/// @param zone its time zone
/// @param slots its times, or empty where it waits for data
/// @param paused whether its pipeline is paused
public record Planned(
        ScheduleKey key, Schedule schedule, ZoneId zone, Optional<Slots> slots, boolean paused) {
    /// Whether an instant lies between the schedule's start and its end.
    ///
    /// @param now the instant
    /// @return true where neither is written
    public boolean open(Instant now) {
        var start = schedule.start();
        var end = schedule.end();
        return (start == null || !now.isBefore(start.atZone(zone).toInstant()))
                && (end == null || now.isBefore(end.atZone(zone).toInstant()));
    }

    /// Where a schedule begins that nobody has seen before: now, or where it makes up for missed
    /// times, at its start.
    Instant beginning(Instant now) {
        var start = schedule.start();
        if (start == null || !schedule.catchup()) {
            return now;
        }
        var before = start.atZone(zone).toInstant().minusMillis(1);
        return before.isBefore(now) ? before : now;
    }
}
