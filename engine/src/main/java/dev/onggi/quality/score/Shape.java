package dev.onggi.quality.score;

import dev.onggi.quality.NumberText;
import java.util.Locale;
import java.util.regex.Pattern;

/// The form of a short value with digits: digits as `9`, words as `a` or `가`, the rest as it
/// stands. `2024-03-05` and `2024/03/05` differ in their base, `2024-03-05` and `2024-3-5` in their
/// variant; a value that shows no variant, such as `2024-12-12`, goes with any.
///
/// @param base the form
/// @param variant how the base is written: `0` with leading zeros or thousands separators, `1`
///   without, empty where the value does not show it
record Shape(String base, String variant) {
    /// A value that has no form: text without digits, or long text.
    static final Shape NONE = new Shape("", "");

    private static final int LONGEST = 40;
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{4,}(?:\\.\\d*)?");
    private static final Pattern DATED =
            Pattern.compile("\\d{4}\\D{1,2}(\\d{1,2})\\D{1,2}(\\d{1,2})(?:\\D.*)?");
    private static final Pattern MEASURED = Pattern.compile("9 ?a\\.?");
    private static final int MEASURED_LENGTH = 4;

    static Shape of(String text) {
        if (text.length() > LONGEST || !hasDigit(text)) {
            return NONE;
        }
        if (text.indexOf(',') > 0 && GROUPED.matcher(text).matches()) {
            return new Shape("9", "0");
        }
        if (NumberText.is(text)) {
            return new Shape("9", PLAIN.matcher(text).matches() ? "1" : "");
        }
        var base = base(text);
        if (base.length() <= MEASURED_LENGTH && MEASURED.matcher(base).matches()) {
            return new Shape(unit(text), "");
        }
        var dated = DATED.matcher(text);
        return new Shape(base, dated.matches() ? padding(dated.group(1), dated.group(2)) : "");
    }

    /// Whether a value of this shape goes with a column of another.
    boolean follows(Shape dominant) {
        return base.equals(dominant.base)
                && (variant.isEmpty()
                        || dominant.variant.isEmpty()
                        || variant.equals(dominant.variant));
    }

    private static String padding(String month, String day) {
        if (month.startsWith("0") || day.startsWith("0")) {
            return "0";
        }
        return month.length() == 1 || day.length() == 1 ? "1" : "";
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (digit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// A number's unit counts as it is written: `12 oz` and `12 ounce` are two forms.
    private static String unit(String text) {
        int at = 0;
        while (at < text.length() && !Character.isLetter(text.charAt(at))) {
            at++;
        }
        boolean spaced = at > 0 && text.charAt(at - 1) == ' ';
        return (spaced ? "9 " : "9") + text.substring(at).toLowerCase(Locale.ROOT);
    }

    private static String base(String text) {
        var base = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (digit(c)) {
                at = number(text, at, base);
            } else if (Character.isLetter(c)) {
                at = words(text, at, base);
            } else {
                base.append(c);
                at++;
            }
        }
        return base.toString();
    }

    /// Appends one `9` for `12` and `12.5`, but `9.9.9` for `2024.03.05`.
    private static int number(String text, int from, StringBuilder base) {
        int at = digits(text, from);
        var separators = new StringBuilder();
        while (at + 1 < text.length()
                && (text.charAt(at) == '.' || text.charAt(at) == ',')
                && digit(text.charAt(at + 1))) {
            separators.append(text.charAt(at));
            at = digits(text, at + 1);
        }
        base.append('9');
        if (separators.length() > 1) {
            separators.chars().forEach(s -> base.append((char) s).append('9'));
        }
        return at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && digit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Appends one letter for a run of words of one script.
    private static int words(String text, int from, StringBuilder base) {
        char script = script(text.charAt(from));
        base.append(script);
        int at = from + 1;
        while (at < text.length()) {
            boolean gap =
                    text.charAt(at) == ' '
                            && at + 1 < text.length()
                            && Character.isLetter(text.charAt(at + 1));
            int letter = gap ? at + 1 : at;
            if (!Character.isLetter(text.charAt(letter)) || script(text.charAt(letter)) != script) {
                return at;
            }
            at = letter + 1;
        }
        return at;
    }

    private static char script(char letter) {
        if (letter >= '가' && letter <= '힣') {
            return '가';
        }
        return letter < 0x250 ? 'a' : 'x';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
