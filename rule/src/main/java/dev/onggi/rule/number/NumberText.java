package dev.onggi.rule.number;

import dev.onggi.rule.kind.FullWidth;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a number as people write it: `1,234.50`, `₩12,000`, `3만 5천원`, `12.0 oz`, `(1,234)`.
///
/// One cell, one number: `10~20`, `3 x 5` and `1,23` are none. Never goes through floating point.
final class NumberText implements Magnitudes.Digits {
    /// Longer cells are prose.
    private static final int LONGEST = 200;

    private static final int LARGEST_EXPONENT = 400;
    private static final String MINUS_SIGNS = "-\u2212\u2013\uFE63\u25B3\u25B2";

    private final String text;
    private final DecimalMark mark;
    private int at;
    private boolean negative;
    private String unit = "";

    private NumberText(String text, DecimalMark mark) {
        this.text = text;
        this.mark = mark;
    }

    /// Reads a cell.
    ///
    /// @return the number, or null where the cell is not exactly one
    static @Nullable NumberReading read(String cell, DecimalMark mark) {
        if (cell.length() > LONGEST) {
            return null;
        }
        return new NumberText(FullWidth.fold(cell).strip(), mark).read();
    }

    private @Nullable NumberReading read() {
        boolean accounting = text.length() > 2 && text.startsWith("(") && text.endsWith(")");
        if (accounting) {
            var inner = new NumberText(text.substring(1, text.length() - 1).strip(), mark).read();
            return inner == null || inner.value().signum() < 0
                    ? null
                    : new NumberReading(inner.value().negate(), inner.unit());
        }
        if (!prefix()) {
            return null;
        }
        var value = amount();
        if (value == null || !suffix()) {
            return null;
        }
        return new NumberReading(negative ? value.negate() : value, unit);
    }

    /// A sign and a currency, in either order, at most one of each.
    private boolean prefix() {
        boolean signed = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (digit(c) || c == '.' || c == ',') {
                return true;
            }
            if (Character.isWhitespace(c)) {
                at++;
            } else if (!signed && (c == '+' || MINUS_SIGNS.indexOf(c) >= 0)) {
                signed = true;
                negative = c != '+';
                at++;
            } else {
                int end = at;
                while (end < text.length() && !digit(text.charAt(end)) && word(text.charAt(end))) {
                    end++;
                }
                var currency = end == at ? null : Units.named(text.substring(at, end));
                if (currency == null || !unit.isEmpty() || !currency(currency)) {
                    return false;
                }
                unit = currency;
                at = end;
            }
        }
        return false;
    }

    private static boolean currency(String unit) {
        return Set.of("KRW", "USD", "EUR", "JPY", "\u00A5", "CNY", "GBP").contains(unit);
    }

    private static boolean word(char c) {
        return Character.isLetter(c) || "$\u20AC\u00A3\u00A5\u20A9\uFFE6\uFFE5".indexOf(c) >= 0;
    }

    private @Nullable BigDecimal amount() {
        var digits = digits();
        if (digits == null) {
            return null;
        }
        int after = at;
        skipSpace();
        if (at < text.length() && Magnitudes.starts(text, at)) {
            var magnitudes = new Magnitudes(text, at, digits);
            var value = magnitudes.read(this);
            at = magnitudes.end();
            return value;
        }
        at = after;
        return digits;
    }

    @Override
    public @Nullable BigDecimal from(int index) {
        at = index;
        return digits();
    }

    @Override
    public int end() {
        return at;
    }

    /// Digits with strict groups of three, one decimal mark, an exponent.
    private @Nullable BigDecimal digits() {
        var plain = new StringBuilder();
        int sinceGroup = -1;
        int whole = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (digit(c)) {
                plain.append(c);
                whole++;
                sinceGroup = sinceGroup < 0 ? -1 : sinceGroup + 1;
            } else if (c == mark.group() && at + 1 < text.length() && digit(text.charAt(at + 1))) {
                boolean first = whole > 0 && whole <= 3 && plain.charAt(0) != '0';
                if (sinceGroup < 0 ? !first : sinceGroup != 3) {
                    return null;
                }
                sinceGroup = 0;
            } else {
                break;
            }
            at++;
        }
        if (sinceGroup >= 0 && sinceGroup != 3) {
            return null;
        }
        int fraction = 0;
        if (at < text.length() && text.charAt(at) == mark.decimal()) {
            at++;
            plain.append('.');
            while (at < text.length() && digit(text.charAt(at))) {
                plain.append(text.charAt(at++));
                fraction++;
            }
        }
        if (whole + fraction == 0) {
            return null;
        }
        exponent(plain);
        return decimal(plain.toString());
    }

    private void exponent(StringBuilder plain) {
        if (at + 1 >= text.length() || (text.charAt(at) | 0x20) != 'e') {
            return;
        }
        int i = at + 1;
        if (text.charAt(i) == '+' || text.charAt(i) == '-') {
            i++;
        }
        int from = i;
        while (i < text.length() && digit(text.charAt(i))) {
            i++;
        }
        if (i > from && i - from <= 3) {
            plain.append(text, at, i);
            at = i;
        }
    }

    private static @Nullable BigDecimal decimal(String plain) {
        var value =
                new BigDecimal(
                        plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
        return Math.abs(value.scale()) > LARGEST_EXPONENT ? null : value;
    }

    /// A trailing minus, a unit, and behind a known unit a remark without digits.
    private boolean suffix() {
        skipSpace();
        if (at == text.length()) {
            return true;
        }
        if (text.charAt(at) == '-' && at == text.length() - 1 && !negative) {
            negative = true;
            return true;
        }
        var rest = text.substring(at);
        var named = Units.named(rest);
        if (named == null) {
            int space = rest.indexOf(' ');
            named = space > 0 && remark(rest, space) ? Units.named(rest.substring(0, space)) : null;
        }
        if (named == null || !(unit.isEmpty() || unit.equals(named))) {
            return false;
        }
        unit = named;
        return true;
    }

    private static boolean remark(String rest, int from) {
        for (int i = from; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (!Character.isLetter(c) && " -.()".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private void skipSpace() {
        while ((at < text.length() && Character.isWhitespace(text.charAt(at)))
                || (at < text.length() && text.charAt(at) == '\u00A0')) {
            at++;
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
