package dev.onggi.schedule;

import dev.onggi.schedule.Durations.Going;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something about the time of a run that somebody may want to know.
///
/// @param run the run's id
/// @param pipeline its pipeline
/// @param kind what
/// @param at since when it holds
public record Alert(String run, String pipeline, Kind kind, Instant at) {
    /// What can be said of the time of a run.
    public enum Kind {
        /// It has taken four fifths of what is expected.
        NEARLY_EXPECTED,
        /// It has taken what is expected, and goes on.
        LONGER_THAN_EXPECTED,
        /// It is expected to end after it must have ended.
        WILL_BE_LATE,
        /// It should have ended.
        LATE
    }

    /// What is expected of a run.
    ///
    /// @param duration what its pipeline takes, or null where that is not known
    /// @param end when it is expected to end, or null
    /// @param deadline when it must have ended, or null
    public record Expected(
            @Nullable Expectation duration, @Nullable Instant end, @Nullable Instant deadline) {}

    /// What there is to say of a run in progress.
    ///
    /// @param run the run
    /// @param expected what is expected of it
    /// @param now the time
    /// @param said what was said of it before
    /// @return what is new, the oldest first
    public static List<Alert> of(Going run, Expected expected, Instant now, Set<Kind> said) {
        var alerts = new ArrayList<Alert>();
        var duration = expected.duration();
        if (duration != null) {
            var median = duration.median();
            var nearly = median.multipliedBy(4).dividedBy(5);
            add(alerts, run, Kind.NEARLY_EXPECTED, run.started().plus(nearly));
            add(alerts, run, Kind.LONGER_THAN_EXPECTED, run.started().plus(median));
        }
        var deadline = expected.deadline();
        var end = expected.end();
        if (deadline != null) {
            add(alerts, run, Kind.LATE, deadline);
            if (end != null && end.isAfter(deadline) && now.isBefore(deadline)) {
                add(alerts, run, Kind.WILL_BE_LATE, now);
            }
        }
        return alerts.stream()
                .filter(alert -> !alert.at().isAfter(now) && !said.contains(alert.kind()))
                .sorted(Comparator.comparing(Alert::at))
                .toList();
    }

    private static void add(List<Alert> alerts, Going run, Kind kind, Instant at) {
        alerts.add(new Alert(run.id(), run.pipeline(), kind, at));
    }

    /// When the run of a slot must have ended.
    ///
    /// @param mustEndBy a time of day, or null
    /// @param slot the run's logical date
    /// @param zone the workspace's time zone
    /// @return the first such time after the slot
    public static Optional<Instant> deadline(
            @Nullable LocalTime mustEndBy, Instant slot, ZoneId zone) {
        if (mustEndBy == null) {
            return Optional.empty();
        }
        var day = slot.atZone(zone).toLocalDate();
        var today = day.atTime(mustEndBy).atZone(zone).toInstant();
        return Optional.of(
                today.isAfter(slot)
                        ? today
                        : day.plusDays(1).atTime(mustEndBy).atZone(zone).toInstant());
    }
}
