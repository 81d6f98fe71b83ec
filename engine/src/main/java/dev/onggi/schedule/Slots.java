package dev.onggi.schedule;

import dev.onggi.pipeline.Schedule;
import dev.onggi.pipeline.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/// The instants at which a schedule of times is due, without end in both directions: what is due
/// does not depend on when anybody looks.
public interface Slots {
    /// The first slot after an instant.
    ///
    /// @param after exclusive
    /// @return the slot; empty where none is left
    Optional<Instant> next(Instant after);

    /// The last slot before an instant, also where the schedule had not begun: a slot's interval
    /// reaches from the one before it to itself.
    ///
    /// @param before exclusive
    /// @return the slot; empty where there was none in forty years
    Optional<Instant> previous(Instant before);

    /// The slots of a schedule.
    ///
    /// @param schedule as written
    /// @param workspace the time zone of a schedule without one
    /// @param auto the time from start to start of `every: auto`
    /// @return the slots, or empty for a schedule that waits for data
    static Optional<Slots> of(Schedule schedule, ZoneId workspace, Supplier<Duration> auto) {
        var zone = Optional.ofNullable(schedule.zone()).orElse(workspace);
        var anchor = EverySlots.anchor(schedule.start(), zone);
        Optional<Slots> slots =
                switch (schedule.trigger()) {
                    case Trigger.Times(var cron) -> Optional.of(new CronSlots(cron, zone));
                    case Trigger.Every(var interval) ->
                            Optional.of(new EverySlots(anchor, interval));
                    case Trigger.EveryAuto() -> Optional.of(new EverySlots(anchor, auto.get()));
                    case Trigger.AfterFile _, Trigger.AfterDataset _, Trigger.AfterPipeline _ ->
                            Optional.empty();
                };
        return slots.map(all -> WindowSlots.of(all, schedule, zone));
    }
}
