package dev.onggi.pipeline;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// A day counted from the end of a month (`L`, `L-3`), or the working day nearest to one (`15W`,
/// `LW`): Monday to Friday, and never in another month.
///
/// @param day counted from the start, or 0 for the last day
/// @param before days before the last one
/// @param working whether the nearest working day is meant
record DayOfMonth(int day, int before, boolean working) implements SpecialDay {
    private static final Pattern FROM_END = Pattern.compile("[Ll](?:-(\\d{1,2}))?([Ww])?");
    private static final Pattern NEAREST = Pattern.compile("(\\d{1,2})[Ww]");

    /// A month of 28 days has no day further from its end.
    private static final int FURTHEST = 27;

    static Optional<DayOfMonth> parse(String part) {
        var end = FROM_END.matcher(part);
        if (end.matches()) {
            int before = end.group(1) == null ? 0 : Integer.parseInt(end.group(1));
            return Optional.of(new DayOfMonth(0, before, end.group(2) != null))
                    .filter(day -> day.before <= FURTHEST);
        }
        var nearest = NEAREST.matcher(part);
        return nearest.matches()
                ? Optional.of(new DayOfMonth(Integer.parseInt(nearest.group(1)), 0, true))
                        .filter(day -> day.day >= 1 && day.day <= CronField.DAY.max)
                : Optional.empty();
    }

    @Override
    public boolean on(LocalDate date) {
        int length = date.lengthOfMonth();
        int meant = day == 0 ? length - before : day;
        if (meant > length) {
            return false;
        }
        var exact = date.withDayOfMonth(meant);
        return date.equals(working ? nearest(exact) : exact);
    }

    private static LocalDate nearest(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.getDayOfMonth() == 1 ? date.plusDays(2) : date.minusDays(1);
            case SUNDAY ->
                    date.getDayOfMonth() == date.lengthOfMonth()
                            ? date.minusDays(2)
                            : date.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
        };
    }
}
