package dev.onggi.pipeline;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Items;
import dev.onggi.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the schedules of a pipeline.
final class ScheduleReader {
    private static final List<String> TRIGGERS = List.of("cron", "every", "after");
    private static final List<String> AFTER = List.of("file", "dataset", "pipeline");

    private final Where where;
    private final Problems problems;

    ScheduleReader(String pipeline, Problems problems) {
        this.where = new Where("schedule", pipeline);
        this.problems = problems;
    }

    /// The schedules of a text, a map or a list of these.
    List<Schedule> read(YamlNode node) {
        var schedules = new ArrayList<Schedule>();
        var nodes = node instanceof Items items ? items.items() : List.of(node);
        for (var item : nodes) {
            one(item).ifPresent(schedules::add);
        }
        return List.copyOf(schedules);
    }

    private Optional<Schedule> one(YamlNode node) {
        return switch (node) {
            case Scalar scalar when scalar.value() != null ->
                    CronParser.parse(scalar.text(), scalar.place(), problems)
                            .map(cron -> plain(new Trigger.Times(cron), scalar.place()));
            case Entries map -> map(new Keys(map, where, problems), map.place());
            case Scalar _, Items _ -> {
                new KindCheck(where, problems).wrong("schedule", node, "TEXT", "\"0 6 * * *\"");
                yield Optional.empty();
            }
        };
    }

    private static Schedule plain(Trigger trigger, Place place) {
        return new Schedule(trigger, null, null, null, false, place);
    }

    private Optional<Schedule> map(Keys keys, Place place) {
        keys.check(PipelineKeys.SCHEDULE);
        var zone = keys.parsed("timezone", ZoneId::of, "zone", "Asia/Seoul").orElse(null);
        var start = keys.parsed("start", ScheduleReader::time, "date", "2024-03-05").orElse(null);
        var end = keys.parsed("end", ScheduleReader::time, "date", "2024-03-05").orElse(null);
        boolean catchup = keys.flag("catchup", false);
        var trigger = trigger(keys);
        if (start != null && end != null) {
            window(trigger.orElse(null), keys, start, end);
        }
        return trigger.map(found -> new Schedule(found, zone, start, end, catchup, place));
    }

    private Optional<Trigger> trigger(Keys keys) {
        if (!keys.exactlyOne(TRIGGERS)) {
            return Optional.empty();
        }
        if (keys.scalar("cron").isPresent()) {
            var cron = keys.scalar("cron").get();
            return CronParser.parse(cron.text(), cron.place(), problems).map(Trigger.Times::new);
        }
        if (keys.scalar("every").isPresent()) {
            return keys.parsed("every", ScheduleReader::every, "DURATION", "15m");
        }
        return keys.map("after").flatMap(this::after);
    }

    private static Trigger every(String text) {
        if (text.equals("auto")) {
            return new Trigger.EveryAuto();
        }
        var every = Values.duration(text);
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(text);
        }
        return new Trigger.Every(every);
    }

    private void window(
            @Nullable Trigger trigger, Keys keys, LocalDateTime start, LocalDateTime end) {
        if (!start.isBefore(end)) {
            problems.add(keys.place("end"), PipelineProblem.ENDS_BEFORE_START, where.name());
        } else if (trigger instanceof Trigger.Times(var cron)
                && cron.next(start.minusSeconds(1)).filter(end::isAfter).isEmpty()) {
            problems.add(keys.place("end"), PipelineProblem.NEVER_WITHIN, cron, start, end);
        }
    }

    private Optional<Trigger> after(Entries map) {
        var keys = new Keys(map, where.within("after"), problems).check(PipelineKeys.AFTER);
        if (!keys.exactlyOne(AFTER)) {
            return Optional.empty();
        }
        return keys.text("file")
                .<Trigger>map(Trigger.AfterFile::new)
                .or(() -> keys.text("dataset").map(Trigger.AfterDataset::new))
                .or(() -> keys.text("pipeline").map(Trigger.AfterPipeline::new));
    }

    private static LocalDateTime time(String text) {
        return text.contains("T")
                ? LocalDateTime.parse(text)
                : LocalDate.parse(text).atStartOfDay();
    }
}
