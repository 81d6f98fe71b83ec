package dev.onggi.schedule;

import dev.onggi.pipeline.Schedule;
import dev.onggi.pipeline.Trigger;
import dev.onggi.yaml.Values;
import java.time.ZoneId;
import java.util.Optional;

/// What a schedule is known by: its pipeline, and what it says of times or data. A schedule that
/// says something else is another one, which begins anew.
///
/// @param pipeline the pipeline's name
/// @param schedule such as `cron 0 6 * * * Asia/Seoul` or `file inbox/*.csv`
public record ScheduleKey(String pipeline, String schedule) {
    /// The key of a schedule.
    ///
    /// @param pipeline the pipeline's name
    /// @param schedule one of its schedules
    /// @param workspace the time zone of a schedule without one
    /// @return the key
    public static ScheduleKey of(String pipeline, Schedule schedule, ZoneId workspace) {
        var zone = Optional.ofNullable(schedule.zone()).orElse(workspace);
        var text =
                switch (schedule.trigger()) {
                    case Trigger.Times(var cron) ->
                            "cron " + cron.toString().replaceAll("\\s+", " ") + " " + zone;
                    case Trigger.Every(var interval) ->
                            "every " + Values.written(interval) + " " + zone;
                    case Trigger.EveryAuto() -> "every auto " + zone;
                    case Trigger.AfterFile(var pattern) -> "file " + pattern;
                    case Trigger.AfterDataset(var name) -> "dataset " + name;
                    case Trigger.AfterPipeline(var name) -> "pipeline " + name;
                };
        return new ScheduleKey(pipeline, text);
    }
}
