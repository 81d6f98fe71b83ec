package dev.onggi.rule.temporal;

import dev.onggi.rule.kind.FullWidth;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a time of day as people write it, in 24 or twice 12 hours.
final class TimeText {
    static final String HALF = "(?:a\\.?\\s?m\\.?|p\\.?\\s?m\\.?|[ap]|오전|오후)";

    private static final int LONGEST = 40;
    private static final String CLOCK =
            "(?<h>\\d{1,2}):(?<min>\\d{2})(?::(?<s>\\d{2})(?:[.,](?<f>\\d{1,9}))?)?";

    private static final List<Pattern> FORMS =
            List.of(
                    form(CLOCK + "(?:\\s*(?<half>" + HALF + "))?"),
                    form("(?<half>오전|오후|am|pm|a\\.m\\.|p\\.m\\.)\\s*" + CLOCK),
                    form("(?<h>\\d{1,2})\\s*(?<half>" + HALF + ")"),
                    form(
                            "(?<half>오전|오후|새벽|아침|낮|저녁|밤)?\\s*(?<h>\\d{1,2})\\s*시(?:\\s*(?<thirty>반)"
                                    + "|\\s*(?<min>\\d{1,2})\\s*분(?:\\s*(?<s>\\d{1,2})\\s*초)?)?"));

    private TimeText() {}

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /// Reads a cell.
    ///
    /// @return the time, or null where it is none
    static @Nullable LocalTime read(String cell) {
        if (cell.length() > LONGEST || cell.length() < 2) {
            return null;
        }
        var text = FullWidth.fold(cell).strip();
        for (var form : FORMS) {
            var match = form.matcher(text);
            if (match.matches()) {
                return time(match);
            }
        }
        return switch (text) {
            case "정오" -> LocalTime.NOON;
            case "자정" -> LocalTime.MIDNIGHT;
            default -> null;
        };
    }

    private static @Nullable LocalTime time(Matcher match) {
        int hour = number(match, "h");
        var half = group(match, "half");
        if (half != null) {
            if (hour > 12 || (hour == 0 && !korean(half))) {
                return null;
            }
            hour = hour % 12 + (afternoon(half, hour % 12) ? 12 : 0);
        }
        int minute = group(match, "thirty") != null ? 30 : number(match, "min");
        int second = number(match, "s");
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        var fraction = group(match, "f");
        int nano = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        return LocalTime.of(hour, minute, second, nano);
    }

    private static @Nullable String group(Matcher match, String name) {
        return match.namedGroups().containsKey(name) ? match.group(name) : null;
    }

    private static int number(Matcher match, String name) {
        var digits = group(match, name);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static boolean korean(String half) {
        return half.charAt(0) >= '가';
    }

    private static boolean afternoon(String half, int hour) {
        return switch (half) {
            case "오후", "낮", "저녁" -> true;
            case "오전", "새벽", "아침" -> false;
            // 밤 9시 is in the evening, 밤 1시 and 밤 12시 are after midnight.
            case "밤" -> hour >= 6 && hour < 12;
            default -> half.toLowerCase(Locale.ROOT).charAt(0) == 'p';
        };
    }
}
