package dev.onggi.rule.guard;

import java.util.Set;

/// Finds numbers written with single separators, decides what they are and masks them.
final class NumberMask {
    private static final int MOST_DIGITS = 19;

    private final char[] chars;
    private final int length;
    private final Set<MaskPii.Kind> kinds;
    private final int[] places = new int[MOST_DIGITS + 1];
    private final int[] groups = new int[MOST_DIGITS + 1];
    private int count;
    private int groupCount;
    private char separator;
    private boolean mixed;

    private NumberMask(char[] chars, int length, Set<MaskPii.Kind> kinds) {
        this.chars = chars;
        this.length = length;
        this.kinds = kinds;
    }

    static boolean mask(char[] chars, int length, Set<MaskPii.Kind> kinds) {
        for (int i = 0; i < length; i++) {
            if (digit(chars[i])) {
                return new NumberMask(chars, length, kinds).maskFrom(i);
            }
        }
        return false;
    }

    private boolean maskFrom(int first) {
        boolean changed = false;
        int i = first;
        while (i < length) {
            if (!digit(chars[i])) {
                i++;
                continue;
            }
            int end = read(i);
            if (count >= 9 && count <= MOST_DIGITS && free(i, end)) {
                changed |= mask(i);
            }
            i = end;
        }
        return changed;
    }

    /// Reads digits in groups with one separator between groups; `(02) 123-4567` counts as well.
    ///
    /// @return the end of the last digit
    private int read(int from) {
        count = 0;
        groupCount = 0;
        separator = 0;
        mixed = false;
        int i = from;
        while (true) {
            int start = i;
            while (i < length && digit(chars[i])) {
                if (count <= MOST_DIGITS) {
                    places[count++] = i;
                }
                i++;
            }
            if (groupCount <= MOST_DIGITS) {
                groups[groupCount++] = i - start;
            }
            int next = i;
            if (next < length && chars[next] == ')') {
                next++;
                if (next < length && chars[next] == ' ') {
                    next++;
                }
            } else if (next < length && separator(chars[next])) {
                mixed |= separator != 0 && separator != chars[next];
                separator = chars[next];
                next++;
            } else {
                return i;
            }
            if (next >= length || !digit(chars[next])) {
                return i;
            }
            i = next;
        }
    }

    /// Whether the number stands by itself, not inside a word, a decimal or a longer code.
    private boolean free(int from, int end) {
        char before = from == 0 ? ' ' : chars[from - 1];
        char after = end == length ? ' ' : chars[end];
        boolean openBefore = !latin(before) && before != '*' && before != '_' && before != '/';
        boolean openAfter = !latin(after) && after != '*' && after != '_' && after != '/';
        return openBefore && openAfter && !(before == '-' && from > 1 && latin(chars[from - 2]));
    }

    private boolean mask(int from) {
        if (kinds.contains(MaskPii.Kind.RESIDENT_NUMBER) && residentShape()) {
            var digits = digits();
            if (ResidentNumber.valid(digits)) {
                return hide(7, count);
            }
        }
        if (kinds.contains(MaskPii.Kind.CARD) && cardShape() && CardNumber.valid(digits())) {
            return hide(0, count - 4);
        }
        return kinds.contains(MaskPii.Kind.PHONE) && maskPhone(from);
    }

    private boolean residentShape() {
        return count == 13
                && (groupCount == 1 || (groupCount == 2 && groups[0] == 6 && separator != '.'));
    }

    private boolean cardShape() {
        if (count < 14 || mixed || separator == '.') {
            return false;
        }
        for (int g = 0; g < groupCount; g++) {
            if (groupCount > 1 && (groups[g] < 3 || groups[g] > 6)) {
                return false;
            }
        }
        return true;
    }

    private boolean maskPhone(int from) {
        boolean plus = from > 0 && chars[from - 1] == '+';
        int country = PhoneShape.countryDigits(chars, places, groups, groupCount, plus);
        if (country < 0) {
            return false;
        }
        // What stands between the area code and the last four digits.
        int area = PhoneShape.areaDigits(chars, places, groups, country, groupCount);
        return hide(Math.min(country + area, count - 7), count - 4);
    }

    private String digits() {
        var digits = new char[count];
        for (int i = 0; i < count; i++) {
            digits[i] = chars[places[i]];
        }
        return new String(digits);
    }

    private boolean hide(int from, int to) {
        for (int i = from; i < to; i++) {
            chars[places[i]] = '*';
        }
        return true;
    }

    private static boolean separator(char c) {
        return c == '-' || c == ' ' || c == '.' || c == '\u2013' || c == '\u2010' || c == '\u2011';
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean latin(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || digit(c);
    }
}
