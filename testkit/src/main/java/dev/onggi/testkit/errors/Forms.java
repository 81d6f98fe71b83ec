package dev.onggi.testkit.errors;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values that say the same in another form, and words that say nothing.
final class Forms {
    private static final Pattern NUMBER = Pattern.compile("(-?)(\\d{1,12})(\\.\\d+)?");
    private static final Pattern DAY = Pattern.compile("(\\d{4})([-/.])(\\d{2})\\2(\\d{2})(.*)");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}):(\\d{2})( [ap]\\.m\\.| [AP]M)?");
    private static final List<DateTimeFormatter> DAYS =
            List.of(
                    day("yyyy/MM/dd"),
                    day("yyyy.MM.dd"),
                    day("yyyyMMdd"),
                    day("yyyy년 M월 d일"),
                    day("MMM d, uuuu"),
                    day("d MMM uuuu"),
                    day("yyyy. M. d."));
    private static final String[] UNITS = {"kg", "g", "oz", "EUR", "원", "pcs", "cm", "%"};
    private static final String[] NULL_WORDS = {
        "N/A", "n/a", "NULL", "null", "-", "?", "none", "unknown", "없음", "미상", "해당없음"
    };
    private static final int THOUSAND = 1000;

    private Forms() {}

    private static DateTimeFormatter day(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    static String number(Spot spot, SplittableRandom random) {
        var match = NUMBER.matcher(spot.text());
        if (!match.matches()) {
            return spot.text();
        }
        boolean whole = match.group(3) == null;
        var unit = spot.ofColumn(UNITS);
        return switch (random.nextInt(5)) {
            case 0 -> spot.text() + " " + unit;
            case 1 -> spot.text() + unit;
            case 2 -> spot.text() + (whole ? ".0 " : " ") + unit + ".";
            case 3 -> spot.text() + (whole ? ".0" : "0");
            default -> separated(spot.text(), match.group(2), unit);
        };
    }

    private static String separated(String text, String digits, String unit) {
        long value = Long.parseLong(digits);
        return value < THOUSAND
                ? text + " " + unit
                : text.replace(digits, String.format(Locale.ROOT, "%,d", value));
    }

    static String date(Spot spot, SplittableRandom random) {
        var text = spot.text();
        var clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return time(clock.group(1), clock.group(2), clock.group(3), random);
        }
        var day = DAY.matcher(text);
        if (!day.matches()) {
            return text;
        }
        try {
            var date = LocalDate.parse(day.group(1) + "-" + day.group(3) + "-" + day.group(4));
            return date.format(DAYS.get(random.nextInt(DAYS.size()))) + day.group(5);
        } catch (DateTimeException e) {
            return text; // looks like a day, is none
        }
    }

    private static String time(
            String hours, String minutes, @Nullable String half, SplittableRandom random) {
        int hour = Integer.parseInt(hours);
        if (half != null) {
            boolean noon = half.toLowerCase(Locale.ROOT).contains("p");
            var bare = hour + ":" + minutes;
            return switch (random.nextInt(3)) {
                case 0 -> bare + (noon ? "p" : "a");
                case 1 -> bare + (noon ? "PM" : "AM");
                default ->
                        String.format(Locale.ROOT, "%02d:%s", hour % 12 + (noon ? 12 : 0), minutes);
            };
        }
        int shown = hour % 12 == 0 ? 12 : hour % 12;
        return switch (random.nextInt(4)) {
            case 0 -> shown + ":" + minutes + (hour < 12 ? " a.m." : " p.m.");
            case 1 -> hours + "h" + minutes;
            case 2 -> hours + "." + minutes;
            default -> hours + minutes;
        };
    }

    static String nullWord(SplittableRandom random) {
        return NULL_WORDS[random.nextInt(NULL_WORDS.length)];
    }
}
