package dev.onggi.pipeline;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads cron schedules.
final class CronParser {
    private static final List<CronField> FIELDS = List.of(CronField.values());
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final String text;
    private final Place place;
    private final Problems problems;
    private final Map<CronField, BitSet> times = new EnumMap<>(CronField.class);
    private @Nullable CronDays days;
    private @Nullable CronDays weekdays;

    private CronParser(String text, Place place, Problems problems) {
        this.text = text;
        this.place = place;
        this.problems = problems;
    }

    /// The schedule; nothing where a problem was reported.
    static Optional<Cron> parse(String written, Place place, Problems problems) {
        return new CronParser(written.strip(), place, problems).parse();
    }

    private Optional<Cron> parse() {
        var parts = Cron.NICKNAMES.getOrDefault(text, text).split("\\s+");
        if (parts.length != 5 && parts.length != 6) {
            var near = text.startsWith("@") ? NearestName.of(text, Cron.NICKNAMES.keySet()) : null;
            problems.add(
                    place, PipelineProblem.CRON_FIELDS, text, near == null ? "" : near.orElse(""));
            return Optional.empty();
        }
        int absent = FIELDS.size() - parts.length;
        if (absent == 1) {
            read(CronField.SECOND, "0");
        }
        for (int i = 0; i < parts.length; i++) {
            read(FIELDS.get(i + absent), parts[i]);
        }
        if (times.size() < 4 || days == null || weekdays == null) {
            return Optional.empty();
        }
        var cron = new Cron(text, times, days, weekdays);
        if (cron.next(ANY_TIME).isEmpty()) {
            problems.add(place, PipelineProblem.NEVER, text);
            return Optional.empty();
        }
        return Optional.of(cron);
    }

    private void read(CronField field, String part) {
        boolean read =
                switch (field) {
                    case DAY -> {
                        days = CronDays.ofMonth(part).orElse(null);
                        yield days != null;
                    }
                    case WEEKDAY -> {
                        weekdays = CronDays.ofWeek(part).orElse(null);
                        yield weekdays != null;
                    }
                    case SECOND, MINUTE, HOUR, MONTH -> {
                        field.parse(part).ifPresent(allowed -> times.put(field, allowed));
                        yield times.containsKey(field);
                    }
                };
        if (!read) {
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
}
