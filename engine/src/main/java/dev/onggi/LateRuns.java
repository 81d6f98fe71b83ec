package dev.onggi;

import dev.onggi.event.Event;
import dev.onggi.event.RunRef;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.schedule.Alert;
import dev.onggi.schedule.DurationRepository;
import dev.onggi.schedule.Durations;
import dev.onggi.schedule.Outlook;
import dev.onggi.store.Database;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Finds runs that go on for longer than they should, and tells of each once.
final class LateRuns {
    private final Durations durations;
    private final ZoneId zone;
    private final Supplier<Pipelines> pipelines;
    private final Consumer<Event> told;
    private final Map<String, Set<Alert.Kind>> alerted = new HashMap<>();

    LateRuns(Database database, ZoneId zone, Supplier<Pipelines> pipelines, Consumer<Event> told) {
        this.durations = new DurationRepository(database);
        this.zone = zone;
        this.pipelines = pipelines;
        this.told = told;
    }

    void look(Instant now) {
        var going = durations.going();
        going.forEach(run -> late(run, now));
        var ids = new HashSet<String>();
        going.forEach(run -> ids.add(run.id()));
        alerted.keySet().retainAll(ids);
    }

    private void late(Durations.Going run, Instant now) {
        var pipeline =
                pipelines.get().all().stream()
                        .filter(one -> one.name().equals(run.pipeline()))
                        .findFirst();
        if (pipeline.isEmpty()) {
            return;
        }
        var outlook = new Outlook(durations);
        var expected =
                new Alert.Expected(
                        outlook.of(run.pipeline(), OptionalLong.empty()).orElse(null),
                        outlook.end(pipeline.get(), run, now).orElse(null),
                        Alert.deadline(pipeline.get().running().mustEndBy(), run.at(), zone)
                                .orElse(null));
        var said = alerted.computeIfAbsent(run.id(), id -> new HashSet<>());
        for (var alert : Alert.of(run, expected, now, said)) {
            said.add(alert.kind());
            told.accept(event(alert));
        }
    }

    private static Event event(Alert alert) {
        var threshold =
                switch (alert.kind()) {
                    case NEARLY_EXPECTED -> Event.RunLate.Threshold.NEARLY;
                    case LONGER_THAN_EXPECTED -> Event.RunLate.Threshold.OVER;
                    case WILL_BE_LATE, LATE -> Event.RunLate.Threshold.DEADLINE;
                };
        var run = new RunRef(alert.run(), alert.pipeline(), Map.of());
        return new Event.RunLate(alert.at(), run, threshold, alert.at());
    }
}
