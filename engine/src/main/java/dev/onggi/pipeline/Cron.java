package dev.onggi.pipeline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Times of a calendar in the fields of cron: minute, hour, day, month, weekday, and where there
/// are six, the second before them. Where both day and weekday are restricted, either will do, as
/// in cron itself.
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

    /// A date of the year falls on a weekday again after 40 years at most, leap days included: the
    /// longest wait is that across a century without one.
    private static final int YEARS = 40;

    private final String text;
    private final Map<CronField, BitSet> times;
    private final CronDays days;
    private final CronDays weekdays;

    Cron(String text, Map<CronField, BitSet> times, CronDays days, CronDays weekdays) {
        this.text = text;
        this.times = times;
        this.days = days;
        this.weekdays = weekdays;
    }

    /// The first time after another one.
    ///
    /// @param after exclusive
    /// @return in the schedule's own time zone; empty where it never comes
    public Optional<LocalDateTime> next(LocalDateTime after) {
        var from = after.withNano(0).plusSeconds(1);
        var last = from.toLocalDate().plusYears(YEARS).plusDays(1);
        var time = from.toLocalTime();
        for (var day = from.toLocalDate(); !day.isAfter(last); day = following(day)) {
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

    /// Whether its days have a time in each of their 24 hours.
    ///
    /// @return true for `* * * * *`, false for `0 6 * * *`
    public boolean everyHour() {
        return allowed(CronField.HOUR).cardinality() == 24;
    }

    private LocalDate following(LocalDate day) {
        var months = allowed(CronField.MONTH);
        return months.get(day.getMonthValue())
                ? day.plusDays(1)
                : day.withDayOfMonth(1).plusMonths(1);
    }

    private Optional<LocalTime> first(LocalTime from) {
        int hour = allowed(CronField.HOUR).nextSetBit(from.getHour());
        var start = hour == from.getHour() ? from : LocalTime.MIDNIGHT;
        while (hour >= 0) {
            int second = inHour(start);
            if (second >= 0) {
                return Optional.of(LocalTime.of(hour, second / 60, second % 60));
            }
            hour = allowed(CronField.HOUR).nextSetBit(hour + 1);
            start = LocalTime.MIDNIGHT;
        }
        return Optional.empty();
    }

    /// The first second of the hour, or -1.
    private int inHour(LocalTime from) {
        var minutes = allowed(CronField.MINUTE);
        var seconds = allowed(CronField.SECOND);
        int minute = minutes.nextSetBit(from.getMinute());
        int start = minute == from.getMinute() ? from.getSecond() : 0;
        while (minute >= 0) {
            int second = seconds.nextSetBit(start);
            if (second >= 0) {
                return minute * 60 + second;
            }
            minute = minutes.nextSetBit(minute + 1);
            start = 0;
        }
        return -1;
    }

    private boolean on(LocalDate date) {
        if (!allowed(CronField.MONTH).get(date.getMonthValue())) {
            return false;
        }
        return (days.any() || weekdays.any())
                ? days.on(date) && weekdays.on(date)
                : days.on(date) || weekdays.on(date);
    }

    private BitSet allowed(CronField field) {
        return Objects.requireNonNull(times.get(field));
    }

    /// The schedule as it was written.
    @Override
    public String toString() {
        return text;
    }
}
