package dev.onggi.quality;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Numbers as programs write them: a sign, ASCII digits, one point, an exponent. Thousands
/// separators, units and spaces make a text no number.
public final class NumberText {
    private static final int LONGEST = 400;
    private static final int LARGEST_EXPONENT = 999;

    private NumberText() {}

    /// Reads a number exactly.
    ///
    /// @param text any text
    /// @return the number, or null where the text is none or its exponent is beyond 999
    public static @Nullable BigDecimal read(String text) {
        int mantissa = mantissaEnd(text);
        if (mantissa == 0 || !exponent(text, mantissa)) {
            return null;
        }
        return new BigDecimal(text);
    }

    /// Whether the text is a number.
    ///
    /// @param text any text
    /// @return true where [#read] would give one
    public static boolean is(String text) {
        int mantissa = mantissaEnd(text);
        return mantissa != 0 && exponent(text, mantissa);
    }

    /// Whether the text is a number within the range of a 64-bit floating-point number.
    ///
    /// @param text any text
    /// @return true where reading it gives a finite number
    public static boolean isDouble(String text) {
        boolean small = text.length() < 20 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        return is(text) && (small || Double.isFinite(Double.parseDouble(text)));
    }

    /// Whether the text is a whole number of 64 bits.
    ///
    /// @param text any text
    /// @return true for a sign and digits within the bounds
    public static boolean isInteger(String text) {
        int sign = sign(text);
        int digits = text.length() - sign;
        if (digits == 0 || digits > LONGEST || digitsEnd(text, sign) != text.length()) {
            return false;
        }
        if (digits < 19) {
            return true;
        }
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static int sign(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /// Where sign, digits, point and digits end; 0 where there are no digits.
    private static int mantissaEnd(String text) {
        if (text.length() > LONGEST) {
            return 0;
        }
        int start = sign(text);
        int whole = digitsEnd(text, start);
        if (whole == text.length() || text.charAt(whole) != '.') {
            return whole == start ? 0 : whole;
        }
        int end = digitsEnd(text, whole + 1);
        return end - start == 1 ? 0 : end;
    }

    private static boolean exponent(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        var digits = text.substring(from + 1);
        int sign = sign(digits);
        return digits.length() > sign
                && digits.length() - sign <= 3
                && digitsEnd(digits, sign) == digits.length()
                && Integer.parseInt(digits.substring(sign)) <= LARGEST_EXPONENT;
    }
}
