package dev.onggi.pipeline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/// Times of a calendar in the five fields of cron: minute, hour, day, month, weekday. Where both
/// day and weekday are restricted, either will do, as in cron itself.
public final class Cron {
    static final Map<String, String> NICKNAMES =
            Map.of(
                    "@hourly", "0 * * * *",
                    "@daily", "0 0 * * *",
                    "@midnight", "0 0 * * *",
                    "@weekly", "0 0 * * 0",
                    "@monthly", "0 0 1 * *",
                    "@yearly", "0 0 1 1 *",
                    "@annually", "0 0 1 1 *");

    /// The longest gap between two leap days, as from 1896 to 1904.
    private static final int YEARS = 8;

    private final String text;
    private final Map<CronField, BitSet> fields;
    private final boolean anyDay;
    private final boolean anyWeekday;

    Cron(String text, Map<CronField, BitSet> fields, boolean anyDay, boolean anyWeekday) {
        this.text = text;
        this.fields = fields;
        this.anyDay = anyDay;
        this.anyWeekday = anyWeekday;
    }

    /// The first time after another one.
    ///
    /// @param after exclusive
    /// @return in the schedule's own time zone; empty where it never comes
    public Optional<LocalDateTime> next(LocalDateTime after) {
        var from = after.withSecond(0).withNano(0).plusMinutes(1);
        var last = from.toLocalDate().plusYears(YEARS).plusDays(1);
        var time = from.toLocalTime();
        for (var day = from.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (on(day)) {
                var at = first(time);
                if (at.isPresent()) {
                    return Optional.of(day.atTime(at.get()));
                }
            }
            time = LocalTime.MIDNIGHT;
        }
        return Optional.empty();
    }

    private Optional<LocalTime> first(LocalTime from) {
        int hour = allowed(CronField.HOUR).nextSetBit(from.getHour());
        int start = hour == from.getHour() ? from.getMinute() : 0;
        while (hour >= 0) {
            int minute = allowed(CronField.MINUTE).nextSetBit(start);
            if (minute >= 0) {
                return Optional.of(LocalTime.of(hour, minute));
            }
            hour = allowed(CronField.HOUR).nextSetBit(hour + 1);
            start = 0;
        }
        return Optional.empty();
    }

    private boolean on(LocalDate date) {
        boolean day = allowed(CronField.DAY).get(date.getDayOfMonth());
        boolean weekday = allowed(CronField.WEEKDAY).get(date.getDayOfWeek().getValue() % 7);
        boolean both = anyDay || anyWeekday;
        boolean fits = both ? (day && weekday) : (day || weekday);
        return fits && allowed(CronField.MONTH).get(date.getMonthValue());
    }

    private BitSet allowed(CronField field) {
        return fields.getOrDefault(field, new BitSet());
    }

    /// The schedule as it was written.
    @Override
    public String toString() {
        return text;
    }
}
