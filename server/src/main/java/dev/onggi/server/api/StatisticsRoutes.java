package dev.onggi.server.api;

import dev.onggi.run.Period;
import dev.onggi.run.RunStatistics;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How well pipelines do.
@RestController
@RequestMapping("/api/onggi/v1")
public final class StatisticsRoutes {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final World world;
    private final Places places;

    StatisticsRoutes(World world, Places places) {
        this.world = world;
        this.places = places;
    }

    /// What pipelines did in a time.
    record Statistics(Instant from, Instant to, List<Map<String, Object>> pipelines) {}

    @Access(Permission.LIST)
    @GetMapping("/statistics")
    Statistics show(
            Caller caller,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var now = world.onggi().clock().instant();
        var end = Objects.requireNonNullElse(Parameters.instant("to", to), now.plusSeconds(1));
        var begin = Objects.requireNonNullElse(Parameters.instant("from", from), end.minus(USUAL));
        if (Duration.between(begin, end).compareTo(LONGEST) > 0 || end.isBefore(begin)) {
            throw CallException.of(
                    ServerProblem.BAD_PARAMETER, "from", "at most " + LONGEST.toDays() + " days");
        }
        var shown = places.shown(caller).orElse(null);
        var all =
                new RunStatistics(world.database())
                        .of(new Period(begin, end)).stream()
                                .filter(one -> shown == null || shown.contains(one.pipeline()))
                                .map(RunStatistics::json)
                                .toList();
        return new Statistics(begin, end, all);
    }
}
