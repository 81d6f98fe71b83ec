package dev.onggi.pipeline;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// A weekday at its place in a month: the second Friday (`5#2`, `fri#2`) or the last one (`5L`).
///
/// @param weekday Sunday is 0
/// @param place from 1 to 5, or 0 for the last
record DayOfWeekInMonth(int weekday, int place) implements SpecialDay {
    private static final Pattern WRITTEN = Pattern.compile("(\\d|[A-Za-z]{3})(?:#([1-5])|[Ll])");

    static Optional<DayOfWeekInMonth> parse(String part) {
        var match = WRITTEN.matcher(part);
        if (!match.matches()) {
            return Optional.empty();
        }
        int place = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        return CronField.WEEKDAY
                .parse(match.group(1))
                .map(days -> new DayOfWeekInMonth(days.nextSetBit(0), place));
    }

    @Override
    public boolean on(LocalDate date) {
        int day = date.getDayOfMonth();
        boolean there = place == 0 ? day + 7 > date.lengthOfMonth() : (day + 6) / 7 == place;
        return there && CronDays.weekday(date) == weekday;
    }
}
