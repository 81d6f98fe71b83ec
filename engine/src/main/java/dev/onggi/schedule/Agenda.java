package dev.onggi.schedule;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.Pipelines;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Every schedule of a workspace. One that is missing is ended, so an agenda that could not be read
/// as a whole must not be given.
///
/// @param planned the schedules, each once
/// @param unreadable the pipelines with faults, whose schedules wait until they are mended
public record Agenda(List<Planned> planned, Set<String> unreadable) {
    /// The agenda of pipelines.
    ///
    /// @param pipelines as read now
    /// @param zone the workspace's time zone
    /// @param paused whether a pipeline is paused
    /// @param spacing the time from start to start of a pipeline's `every: auto`
    /// @return the agenda
    public static Agenda of(
            Pipelines pipelines,
            ZoneId zone,
            Predicate<String> paused,
            Function<String, Duration> spacing) {
        var planned = new ArrayList<Planned>();
        for (var pipeline : pipelines.all()) {
            boolean waits = paused.test(pipeline.name());
            planned.addAll(of(pipeline, zone, waits, spacing));
        }
        var unreadable =
                pipelines.broken().stream()
                        .map(Pipelines.Broken::name)
                        .collect(Collectors.toUnmodifiableSet());
        return new Agenda(List.copyOf(planned), unreadable);
    }

    private static List<Planned> of(
            Pipeline pipeline, ZoneId zone, boolean paused, Function<String, Duration> spacing) {
        var planned = new ArrayList<Planned>();
        var keys = new HashSet<ScheduleKey>();
        for (var schedule : pipeline.running().schedules()) {
            var key = ScheduleKey.of(pipeline.name(), schedule, zone);
            if (keys.add(key)) {
                var own = schedule.zone() == null ? zone : schedule.zone();
                var slots = Slots.of(schedule, zone, () -> spacing.apply(pipeline.name()));
                planned.add(new Planned(key, schedule, own, slots, paused));
            }
        }
        return planned;
    }
}
