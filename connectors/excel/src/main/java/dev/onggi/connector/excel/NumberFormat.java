package dev.onggi.connector.excel;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What a number format makes of a number, as far as it changes the value people read.
///
/// @param kind what the number is shown as
/// @param digits the width that a [Kind#PADDED] number is filled up to
record NumberFormat(Kind kind, int digits) {
    /// What a number is shown as.
    enum Kind {
        /// A number; colours, currencies, separators and percent signs leave the value alone.
        NUMBER,
        /// A whole number with leading zeros, such as a postal code of format `00000`.
        PADDED,
        /// A day.
        DATE,
        /// A time of day.
        TIME,
        /// A day and time.
        DATE_TIME,
        /// Hours that go on beyond 24, such as `[h]:mm:ss`.
        ELAPSED
    }

    static final NumberFormat PLAIN = new NumberFormat(Kind.NUMBER, 0);

    private static final Pattern LITERAL =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|AM/PM|am/pm|A/P|a/p|오전/오후|上午/下午");
    private static final Pattern BRACKET = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]");
    private static final Pattern ZEROS = Pattern.compile("0{2,30}");

    /// The formats whose codes are implied by their ids (ECMA-376 part 1, 18.8.30), with those of
    /// East Asian editions.
    private static final Map<Integer, String> IMPLIED =
            Map.ofEntries(
                    Map.entry(14, "yyyy-mm-dd"),
                    Map.entry(15, "d-mmm-yy"),
                    Map.entry(16, "d-mmm"),
                    Map.entry(17, "mmm-yy"),
                    Map.entry(18, "h:mm"),
                    Map.entry(19, "h:mm:ss"),
                    Map.entry(20, "h:mm"),
                    Map.entry(21, "h:mm:ss"),
                    Map.entry(22, "m/d/yy h:mm"),
                    Map.entry(32, "h:mm"),
                    Map.entry(33, "h:mm:ss"),
                    Map.entry(45, "mm:ss"),
                    Map.entry(46, "[h]:mm:ss"),
                    Map.entry(47, "mm:ss.0"));

    /// The format of an id that the workbook does not define.
    static NumberFormat implied(int id) {
        boolean eastAsianDate =
                (id >= 27 && id <= 31) || (id >= 34 && id <= 36) || (id >= 50 && id <= 58);
        return eastAsianDate ? of("yyyy-mm-dd") : of(IMPLIED.getOrDefault(id, "General"));
    }

    /// Reads a format code such as `yyyy"년" m"월" d"일"`.
    static NumberFormat of(String code) {
        var section = LITERAL.matcher(code).replaceAll("");
        int end = section.indexOf(';');
        section = end < 0 ? section : section.substring(0, end);
        if (ELAPSED.matcher(section.toLowerCase(Locale.ROOT)).find()) {
            return new NumberFormat(Kind.ELAPSED, 0);
        }
        section = BRACKET.matcher(section).replaceAll("").strip();
        if (section.regionMatches(true, 0, "general", 0, 7)) {
            return PLAIN;
        }
        if (ZEROS.matcher(section).matches() && code.equals(section)) {
            return new NumberFormat(Kind.PADDED, section.length());
        }
        return new NumberFormat(calendarKind(section.toLowerCase(Locale.ROOT)), 0);
    }

    private static Kind calendarKind(String section) {
        boolean time = section.contains("h") || section.contains("s");
        boolean day = section.contains("y") || section.contains("d") || section.contains("aaa");
        boolean month = section.contains("m") && !time;
        if (day || month) {
            return time ? Kind.DATE_TIME : Kind.DATE;
        }
        return time ? Kind.TIME : Kind.NUMBER;
    }
}
