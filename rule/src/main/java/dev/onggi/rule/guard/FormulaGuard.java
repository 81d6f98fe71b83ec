package dev.onggi.rule.guard;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// Puts an apostrophe before text that a spreadsheet would run as a formula, but not before numbers
/// and phone numbers.
final class FormulaGuard implements CellRule {
    @Override
    public String name() {
        return "formula-guard";
    }

    @Override
    public boolean mayChange(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        char c = cell.charAt(0);
        return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell) || number(cell) || phone(cell)) {
            return cell;
        }
        return "'" + cell;
    }

    /// A sign, digits with at most one point and thousands separators, an exponent, a per cent
    /// sign.
    private static boolean number(String cell) {
        int i = 1;
        int end = cell.length();
        if (cell.charAt(0) != '+' && cell.charAt(0) != '-') {
            return false;
        }
        if (end > i && cell.charAt(end - 1) == '%') {
            end--;
        }
        int digits = 0;
        boolean point = false;
        while (i < end) {
            char c = cell.charAt(i);
            if (digit(c)) {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else if ((c == 'e' || c == 'E') && digits > 0) {
                return exponent(cell, i + 1, end);
            } else if (c != ',' || point || digits == 0) {
                return false;
            }
            i++;
        }
        return digits > 0;
    }

    private static boolean exponent(String cell, int from, int end) {
        int i =
                from < end && (cell.charAt(from) == '+' || cell.charAt(from) == '-')
                        ? from + 1
                        : from;
        if (i >= end) {
            return false;
        }
        while (i < end) {
            if (!digit(cell.charAt(i++))) {
                return false;
            }
        }
        return true;
    }

    /// `+` and seven to fifteen digits, grouped in any usual way; no formula, because what stands
    /// between the digits would not make one that reads or sends anything.
    private static boolean phone(String cell) {
        if (cell.charAt(0) != '+' || cell.length() > 24) {
            return false;
        }
        int digits = 0;
        for (int i = 1; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (digit(c)) {
                digits++;
            } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.') {
                return false;
            }
        }
        return digits >= 7 && digits <= 15;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
