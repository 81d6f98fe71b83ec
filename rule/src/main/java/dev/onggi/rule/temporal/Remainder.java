package dev.onggi.rule.temporal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes a time of day out of a cell that also has a day or a remark in brackets or after a gap,
/// and a day out of one that also has a time of day. Anything else beside it, and the cell is not
/// read.
final class Remainder {
    private static final int LONGEST = 80;
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern ENTITY = Pattern.compile("&nbsp;?");

    /// Words without digits behind a gap of at least two spaces.
    private static final Pattern REMARK = Pattern.compile("(?<=\\S)[\\s\u00A0]{2,}[\\p{L} ]+$");

    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?<![\\d:])\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s*"
                            + TimeText.HALF
                            + ")?(?![\\d:])",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY =
            Pattern.compile(
                    "(?:[\\s,/.-]|\\d{1,4}|[년월일]|"
                            + Months.PATTERN
                            + "|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})*",
                    Pattern.CASE_INSENSITIVE);

    private Remainder() {}

    static @Nullable LocalTime time(String cell) {
        if (cell.length() > LONGEST) {
            return null;
        }
        var spaced = ENTITY.matcher(cell).replaceAll(" ");
        var text = BRACKETS.matcher(spaced).replaceAll(" ").strip();
        text = REMARK.matcher(text).replaceFirst("");
        var plain = TimeText.read(text);
        if (plain != null) {
            return plain;
        }
        var clock = CLOCK.matcher(text);
        if (!clock.find()) {
            return null;
        }
        var time = TimeText.read(clock.group());
        var rest = text.substring(0, clock.start()) + " " + text.substring(clock.end());
        return DAY.matcher(rest).matches() ? time : null;
    }

    static @Nullable LocalDate date(String cell, @Nullable DateOrder order) {
        var both =
                cell.length() > LONGEST
                        ? null
                        : TimestampText.read(BRACKETS.matcher(cell).replaceAll(" ").strip(), order);
        return both == null ? null : both.toLocalDate();
    }
}
