package dev.onggi.pipeline;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads cron schedules.
final class CronParser {
    private static final List<CronField> FIELDS = List.of(CronField.values());
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private CronParser() {}

    /// The schedule; nothing where a problem was reported.
    static Optional<Cron> parse(String written, Place place, Problems problems) {
        var text = written.strip();
        var fields = Cron.NICKNAMES.getOrDefault(text, text).split("\\s+");
        if (fields.length != FIELDS.size()) {
            var near = text.startsWith("@") ? NearestName.of(text, Cron.NICKNAMES.keySet()) : null;
            problems.add(
                    place, PipelineProblem.CRON_FIELDS, text, near == null ? "" : near.orElse(""));
            return Optional.empty();
        }
        var allowed = new EnumMap<CronField, BitSet>(CronField.class);
        for (int i = 0; i < fields.length; i++) {
            var field = FIELDS.get(i);
            var part = fields[i];
            var values = field.parse(part);
            values.ifPresent(bits -> allowed.put(field, bits));
            if (values.isEmpty()) {
                problems.add(
                        place,
                        PipelineProblem.CRON_FIELD,
                        text,
                        "cron_" + field.name().toLowerCase(Locale.ROOT),
                        part,
                        field.min,
                        field.max);
            }
        }
        if (allowed.size() < FIELDS.size()) {
            return Optional.empty();
        }
        var cron = new Cron(text, allowed, fields[2].startsWith("*"), fields[4].startsWith("*"));
        if (cron.next(ANY_TIME).isEmpty()) {
            problems.add(place, PipelineProblem.NEVER, text);
            return Optional.empty();
        }
        return Optional.of(cron);
    }
}
