package dev.onggi.rule.temporal;

import dev.onggi.rule.kind.FullWidth;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a day as people write it. Nothing is bent: the 30th of February is no date.
final class DateText {
    private static final int LONGEST = 48;

    private static final String WEEKDAY =
            "(?:[,\\s]*\\(?(?:[월화수목금토일](?:요일)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
                    + "(?:day)?)\\.?\\)?)?";
    private static final String BEFORE =
            "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\\s+)?";
    private static final String YEAR = "(?<y>\\d{4}|'?\\d{2})";
    private static final String NAME = "(?<name>" + Months.PATTERN + ")";
    private static final String DAY = "(?<d>\\d{1,2})";
    private static final String MONTH = "(?<m>\\d{1,2})";

    /// Forms with one meaning each.
    private static final List<Pattern> CLEAR =
            List.of(
                    form(
                            "(?<y>\\d{4})\\s*(?<s>[-/.])\\s*"
                                    + MONTH
                                    + "\\s*\\k<s>\\s*"
                                    + DAY
                                    + "\\.?"
                                    + WEEKDAY),
                    form("(?<y>(?:19|20)\\d\\d)(?<m>\\d\\d)(?<d>\\d\\d)"),
                    form(YEAR + "\\s*년\\s*" + MONTH + "\\s*월\\s*" + DAY + "\\s*일" + WEEKDAY),
                    form("(?<y>'?\\d{2})\\.\\s+" + MONTH + "\\.\\s+" + DAY + "\\." + WEEKDAY),
                    form(
                            "(?<y>['’]\\d{2})(?<s>[-/.])\\s?"
                                    + MONTH
                                    + "\\k<s>\\s?"
                                    + DAY
                                    + "\\.?"
                                    + WEEKDAY),
                    form(
                            BEFORE
                                    + DAY
                                    + "(?:st|nd|rd|th)?[-/.,\\s]*(?:of\\s+)?"
                                    + NAME
                                    + "\\.?[-/.,\\s]*"
                                    + YEAR),
                    form(
                            BEFORE
                                    + NAME
                                    + "\\.?[-/.,\\s]*"
                                    + DAY
                                    + "(?:st|nd|rd|th)?(?:\\s*,\\s*|[-/.\\s]+)(?<y>\\d{4})"));

    private static final Pattern BARE =
            form("(\\d{1,2})(?<s>[-/.])\\s?(\\d{1,2})\\k<s>\\s?(\\d{4}|\\d{2})\\.?" + WEEKDAY);

    private DateText() {}

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /// Reads a cell.
    ///
    /// @param order how three bare numbers are ordered; null where that is not known, and such
    ///   cells are not read
    /// @return the day, or null
    static @Nullable LocalDate read(String cell, @Nullable DateOrder order) {
        if (cell.length() > LONGEST || cell.length() < 6) {
            return null;
        }
        var text = FullWidth.fold(cell).strip();
        if (text.isEmpty() || !startsLikeDate(text.charAt(0))) {
            return null;
        }
        for (var form : CLEAR) {
            var match = form.matcher(text);
            if (match.matches()) {
                return date(match.group("y"), month(match), match.group("d"));
            }
        }
        var bare = order == null ? null : BARE.matcher(text);
        return order != null && bare != null && bare.matches()
                ? bare(bare.group(1), bare.group(3), bare.group(4), order)
                : null;
    }

    private static int month(Matcher match) {
        return match.namedGroups().containsKey("name")
                ? Months.number(match.group("name"))
                : Integer.parseInt(match.group("m"));
    }

    private static boolean startsLikeDate(char c) {
        return (c >= '0' && c <= '9')
                || c == '\''
                || c == '’'
                || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    private static @Nullable LocalDate bare(String a, String b, String c, DateOrder order) {
        return switch (order) {
            case DMY -> date(c, Integer.parseInt(b), a);
            case MDY -> date(c, Integer.parseInt(a), b);
            case YMD -> c.length() == 2 && a.length() == 2 ? date(a, Integer.parseInt(b), c) : null;
        };
    }

    private static @Nullable LocalDate date(String written, int month, String day) {
        var digits = Character.isDigit(written.charAt(0)) ? written : written.substring(1);
        int year = Integer.parseInt(digits);
        if (digits.length() == 2) {
            // POSIX: 69 to 99 are of the last century.
            year += year < 69 ? 2000 : 1900;
        }
        try {
            return LocalDate.of(year, month, Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
