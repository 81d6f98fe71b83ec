package dev.onggi.schedule;

import dev.onggi.pipeline.FakeTypes;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.PipelineReader;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Schedules written in tests.
final class Schedules {
    private static final String STEPS = "\nsteps: {a: {uses: collect/Weather}}";

    private Schedules() {}

    static Pipeline pipeline(String name, String schedule) {
        var text = "name: " + name + "\nschedule: " + schedule + STEPS;
        return new PipelineReader(new FakeTypes()).read(text, name + ".yaml");
    }

    /// The first schedule of a pipeline.
    static Planned planned(String pipeline, String schedule, ZoneId zone) {
        return all(pipeline, schedule, zone).getFirst();
    }

    static List<Planned> all(String pipeline, String schedule, ZoneId zone) {
        var planned = new ArrayList<Planned>();
        for (var one : pipeline(pipeline, schedule).running().schedules()) {
            var own = one.zone() == null ? zone : one.zone();
            planned.add(
                    new Planned(
                            ScheduleKey.of(pipeline, one, zone),
                            one,
                            own,
                            Slots.of(one, zone, () -> Duration.ofHours(1)),
                            false));
        }
        return planned;
    }

    static Planned paused(Planned one) {
        return new Planned(one.key(), one.schedule(), one.zone(), one.slots(), true);
    }

    static Slots slots(String schedule, String zone) {
        return planned("p", schedule, ZoneId.of(zone)).slots().orElseThrow();
    }
}
