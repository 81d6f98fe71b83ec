package dev.onggi.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The slots of simple cron schedules, found by looking at every minute there is.
final class CronOracle {
    private final boolean[] minutes;
    private final boolean[] hours;
    private final boolean[] days;
    private final boolean[] months;
    private final boolean everyHour;

    /// @param cron minute, hour, day and month as `*`, `*/n` or numbers; any weekday
    private CronOracle(String cron) {
        var texts = cron.split(" ");
        this.minutes = allowed(texts[0]);
        this.hours = allowed(texts[1]);
        this.days = allowed(texts[2]);
        this.months = allowed(texts[3]);
        this.everyHour = texts[1].equals("*");
    }

    /// After the first instant, up to the second one.
    static Map<String, NavigableSet<Instant>> slots(
            List<String> crons, ZoneId zone, Instant after, Instant upTo) {
        var slots = new LinkedHashMap<String, NavigableSet<Instant>>();
        var oracles = crons.stream().map(CronOracle::new).toList();
        crons.forEach(cron -> slots.put(cron, new TreeSet<>()));
        var rules = zone.getRules();
        long first = Math.floorDiv(after.getEpochSecond(), 60) + 1;
        long last = Math.floorDiv(upTo.getEpochSecond(), 60);
        var before = rules.getOffset(Instant.ofEpochSecond((first - 1) * 60));
        for (long minute = first; minute <= last; minute++) {
            var at = Instant.ofEpochSecond(minute * 60);
            var offset = rules.getOffset(at);
            var shown = LocalDateTime.ofEpochSecond(minute * 60, 0, offset);
            for (int i = 0; i < crons.size(); i++) {
                var oracle = oracles.get(i);
                boolean due =
                        oracle.fits(shown)
                                && (oracle.everyHour
                                        || offset.equals(rules.getValidOffsets(shown).getFirst()));
                boolean jumped = !offset.equals(before) && !oracle.everyHour;
                if (due || (jumped && oracle.jumpedOver(at, zone))) {
                    slots.get(crons.get(i)).add(at);
                }
            }
            before = offset;
        }
        return slots;
    }

    /// Whether the clocks jump over one of the times at that instant.
    private boolean jumpedOver(Instant at, ZoneId zone) {
        var before = at.minusSeconds(60).atZone(zone).toLocalDateTime();
        var after = at.atZone(zone).toLocalDateTime();
        long passed = Duration.between(before, after).toMinutes();
        for (int i = 1; i < passed; i++) {
            if (fits(before.plusMinutes(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(LocalDateTime time) {
        return minutes[time.getMinute()]
                && hours[time.getHour()]
                && days[time.getDayOfMonth()]
                && months[time.getMonthValue()];
    }

    /// Whether a field allows each of its values.
    private static boolean[] allowed(String field) {
        var allowed = new boolean[60];
        for (int value = 0; value < allowed.length; value++) {
            allowed[value] =
                    field.startsWith("*")
                            ? field.length() == 1
                                    || value % Integer.parseInt(field.substring(2)) == 0
                            : List.of(field.split(",")).contains(Integer.toString(value));
        }
        return allowed;
    }
}
