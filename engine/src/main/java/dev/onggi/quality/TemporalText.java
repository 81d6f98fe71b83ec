package dev.onggi.quality;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Days and times in the forms that can be read in one way only: the year first, or as Korean
/// writes them. `03/05/2024` is none of them.
public final class TemporalText {
    private static final int LONGEST = 60;
    private static final String DAY =
            "(?<y>\\d{4})(?:(?<sep>[-/])(?<m1>\\d{1,2})\\k<sep>(?<d1>\\d{1,2})"
                    + "|\\. ?(?<m2>\\d{1,2})\\. ?(?<d2>\\d{1,2})\\.?"
                    + "|년 ?(?<m3>\\d{1,2})월 ?(?<d3>\\d{1,2})일"
                    + "|(?<m4>\\d{2})(?<d4>\\d{2}))";
    private static final String CLOCK =
            "(?<ka>오전|오후)? ?(?<h>\\d{1,2})"
                    + "(?::(?<n>\\d{2})(?::(?<s>\\d{2})(?<f>\\.\\d{1,9})?)?"
                    + "|시(?: ?(?<n2>\\d{1,2})분(?: ?(?<s2>\\d{1,2})초)?)?)"
                    + "(?: ?(?<ap>[aApP])(?:\\.[mM]\\.|[mM]))?";
    private static final Pattern DATE = Pattern.compile(DAY);
    private static final Pattern TIME = Pattern.compile(CLOCK);
    private static final Pattern TIMESTAMP =
            Pattern.compile(
                    DAY
                            + "(?:[T ]|(?<=[일.]))"
                            + CLOCK
                            + " ?(?<zone>Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?");

    private TemporalText() {}

    /// Reads a day, such as `2024-03-05`, `2024/3/5`, `2024. 3. 5.`, `20240305`, `2024년 3월 5일`.
    ///
    /// @param text any text
    /// @return the day, or null
    public static @Nullable LocalDate date(String text) {
        if (!startsWithDigit(text)) {
            return null;
        }
        if (isIso(text)) {
            return iso(text);
        }
        var match = DATE.matcher(text);
        return match.matches() ? day(match) : null;
    }

    /// Reads a time of day, such as `15:20`, `15:20:05.5`, `3:20 PM`, `3:20 p.m.`, `오후 3시 20분`.
    ///
    /// @param text any text
    /// @return the time, or null
    public static @Nullable LocalTime time(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        var match = TIME.matcher(text);
        return match.matches() ? clock(match) : null;
    }

    /// Reads a day and time: a day, a space or `T`, a time of day, and perhaps an offset.
    ///
    /// @param text any text
    /// @param zone where a time with an offset is told; times without one are taken as they are
    /// @return the day and time, or null
    public static @Nullable LocalDateTime timestamp(String text, ZoneId zone) {
        if (!startsWithDigit(text)) {
            return null;
        }
        var match = TIMESTAMP.matcher(text);
        if (!match.matches()) {
            return null;
        }
        var day = day(match);
        var clock = clock(match);
        if (day == null || clock == null) {
            return null;
        }
        var local = day.atTime(clock);
        var offset = match.group("zone");
        try {
            return offset == null
                    ? local
                    : local.atOffset(offset(offset)).atZoneSameInstant(zone).toLocalDateTime();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// Whether the text is a day as most programs write it: four, two and two digits.
    private static boolean isIso(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (i != 4 && i != 7 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable LocalDate iso(String text) {
        try {
            return LocalDate.of(
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 5, 7, 10),
                    Integer.parseInt(text, 8, 10, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ZoneOffset offset(String text) {
        return text.equals("Z") || text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.charAt(0) >= '0'
                && text.charAt(0) <= '9';
    }

    private static @Nullable LocalDate day(Matcher match) {
        for (int form = 1; form <= 4; form++) {
            var month = match.group("m" + form);
            if (month != null) {
                try {
                    return LocalDate.of(
                            Integer.parseInt(match.group("y")),
                            Integer.parseInt(month),
                            Integer.parseInt(match.group("d" + form)));
                } catch (DateTimeException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private static @Nullable LocalTime clock(Matcher match) {
        int hour = Integer.parseInt(match.group("h"));
        var half = match.group("ka");
        var latin = match.group("ap");
        if (half != null || latin != null) {
            if (hour < 1 || hour > 12 || (half != null && latin != null)) {
                return null;
            }
            boolean afternoon = "오후".equals(half) || "p".equalsIgnoreCase(latin);
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        var fraction = match.group("f");
        try {
            return LocalTime.of(
                    hour,
                    number(match.group("n"), match.group("n2")),
                    number(match.group("s"), match.group("s2")),
                    fraction == null
                            ? 0
                            : Integer.parseInt((fraction + "00000000").substring(1, 10)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(@Nullable String first, @Nullable String second) {
        var text = first == null ? second : first;
        return text == null ? 0 : Integer.parseInt(text);
    }
}
