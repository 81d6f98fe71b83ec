package dev.onggi.rule.number;

import java.math.BigDecimal;
import java.math.MathContext;

/// The one way a number is written: plain digits, a point where needed, no superfluous zeros.
final class CanonicalNumber {
    /// Every decimal of up to 15 digits survives a double, so what differs from its own 15-digit
    /// form in the 16th or 17th digit only was made by binary arithmetic.
    private static final MathContext SAFE = new MathContext(15);

    /// A coincidence is out of the question when at least this many digits fall away.
    private static final int NOISE_DIGITS = 4;

    private CanonicalNumber() {}

    static String write(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// Turns `0.055999999999999994` into `0.056`; any other number stays exactly as it is.
    static BigDecimal withoutBinaryNoise(BigDecimal written) {
        var value = written.stripTrailingZeros();
        int digits = value.precision();
        if (value.scale() <= 0 || digits < 16 || digits > 17) {
            return value;
        }
        var rounded = value.round(SAFE).stripTrailingZeros();
        return digits - rounded.precision() >= NOISE_DIGITS ? rounded : value;
    }

    /// Whether a text is written this way.
    static boolean written(String text) {
        int length = text.length();
        int i = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int whole = i;
        while (i < length && digit(text.charAt(i))) {
            i++;
        }
        int digits = i - whole;
        if (digits == 0 || (digits > 1 && text.charAt(whole) == '0')) {
            return false;
        }
        if (i == length) {
            return whole == 0 || text.charAt(whole) != '0';
        }
        if (text.charAt(i++) != '.' || i == length) {
            return false;
        }
        for (; i < length; i++) {
            if (!digit(text.charAt(i))) {
                return false;
            }
        }
        return text.charAt(length - 1) != '0';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
