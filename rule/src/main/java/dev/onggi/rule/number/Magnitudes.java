package dev.onggi.rule.number;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Korean magnitudes: 십, 백, 천 within groups of 만, 억, 조, 경, each smaller than the one before it.
final class Magnitudes {
    private static final String SMALL = "십백천";
    private static final String LARGE = "만억조경";

    /// Reads digits from an index of the text on.
    interface Digits {
        /// The digits, or null where they are no number.
        @Nullable BigDecimal from(int index);

        /// The index behind them.
        int end();
    }

    private final String text;
    private BigDecimal pending;
    private boolean hasPending = true;
    private int at;

    Magnitudes(String text, int at, BigDecimal first) {
        this.text = text;
        this.at = at;
        this.pending = first;
    }

    static boolean starts(String text, int at) {
        return SMALL.indexOf(text.charAt(at)) >= 0 || LARGE.indexOf(text.charAt(at)) >= 0;
    }

    /// The index behind the last magnitude or digit.
    int end() {
        return at;
    }

    /// Reads on from the first magnitude.
    ///
    /// @param digits reads what stands between magnitudes
    /// @return the value, or null where magnitudes grow or repeat
    @Nullable BigDecimal read(Digits digits) {
        var total = BigDecimal.ZERO;
        var group = BigDecimal.ZERO;
        int smallLimit = SMALL.length();
        int largeLimit = LARGE.length();
        while (at < text.length()) {
            char c = text.charAt(at);
            int small = SMALL.indexOf(c);
            int large = LARGE.indexOf(c);
            if (small >= 0) {
                if (small >= smallLimit) {
                    return null;
                }
                smallLimit = small;
                group = group.add(pending(BigDecimal.ONE).scaleByPowerOfTen(small + 1));
                at++;
            } else if (large >= 0) {
                if (large >= largeLimit) {
                    return null;
                }
                largeLimit = large;
                smallLimit = SMALL.length();
                var whole =
                        group.add(pending(group.signum() == 0 ? BigDecimal.ONE : BigDecimal.ZERO));
                total = total.add(whole.scaleByPowerOfTen(4 * (large + 1)));
                group = BigDecimal.ZERO;
                at++;
            } else if (digit(c) && !hasPending) {
                var next = digits.from(at);
                if (next == null) {
                    return null;
                }
                at = digits.end();
                pending = next;
                hasPending = true;
            } else if (c == ' ' && nextIsPart()) {
                at++;
            } else {
                break;
            }
        }
        return total.add(group).add(pending(BigDecimal.ZERO));
    }

    private boolean nextIsPart() {
        if (at + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return (digit(next) && !hasPending) || starts(text, at + 1) || next == ' ';
    }

    private BigDecimal pending(BigDecimal otherwise) {
        if (!hasPending) {
            return otherwise;
        }
        hasPending = false;
        return pending;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
