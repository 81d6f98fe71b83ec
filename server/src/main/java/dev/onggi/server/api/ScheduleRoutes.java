package dev.onggi.server.api;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.Schedule;
import dev.onggi.pipeline.Trigger;
import dev.onggi.schedule.DurationRepository;
import dev.onggi.schedule.Slots;
import dev.onggi.schedule.Spacing;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// When pipelines run by themselves.
@RestController
public final class ScheduleRoutes {
    private final World world;
    private final Places places;

    ScheduleRoutes(World world, Places places) {
        this.world = world;
        this.places = places;
    }

    /// A schedule.
    ///
    /// @param kind `times`, `every`, `file`, `dataset` or `pipeline`
    /// @param on what it waits for, or the times as written
    /// @param next the next time, or null where it waits for data or is paused
    record Item(
            String pipeline,
            String kind,
            String on,
            String timezone,
            boolean paused,
            @Nullable Instant next) {}

    @Access(Permission.LIST)
    @GetMapping("/api/onggi/v1/schedules")
    Page<Item> list(Caller caller) {
        var shown = places.shown(caller).orElse(null);
        var paused = Set.copyOf(world.serving().orders().paused());
        var spacing = new Spacing(new DurationRepository(world.database()));
        var items = new ArrayList<Item>();
        for (var pipeline : world.serving().pipelines().all()) {
            if (shown == null || shown.contains(pipeline.name())) {
                for (var schedule : pipeline.running().schedules()) {
                    items.add(item(pipeline, schedule, paused, spacing));
                }
            }
        }
        items.sort(
                Comparator.comparing(
                        Item::next, Comparator.nullsLast(Comparator.<Instant>naturalOrder())));
        return new Page<>(List.copyOf(items), null);
    }

    private Item item(Pipeline pipeline, Schedule schedule, Set<String> paused, Spacing spacing) {
        var zone = schedule.zone() == null ? world.workspace().zone() : schedule.zone();
        boolean waits = paused.contains(pipeline.name());
        var next =
                waits
                        ? null
                        : Slots.of(schedule, zone, () -> spacing.of(pipeline.name()))
                                .flatMap(slots -> slots.next(world.onggi().clock().instant()))
                                .orElse(null);
        return new Item(
                pipeline.name(),
                kind(schedule.trigger()),
                on(schedule.trigger()),
                zone.getId(),
                waits,
                next);
    }

    private static String kind(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Times _ -> "times";
            case Trigger.Every _, Trigger.EveryAuto _ -> "every";
            case Trigger.AfterFile _ -> "file";
            case Trigger.AfterDataset _ -> "dataset";
            case Trigger.AfterPipeline _ -> "pipeline";
        };
    }

    private static String on(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Times(var cron) -> cron.toString();
            case Trigger.Every(var interval) -> interval.toString();
            case Trigger.EveryAuto() -> "auto";
            case Trigger.AfterFile(var pattern) -> pattern;
            case Trigger.AfterDataset(var name) -> name;
            case Trigger.AfterPipeline(var name) -> name;
        };
    }
}
