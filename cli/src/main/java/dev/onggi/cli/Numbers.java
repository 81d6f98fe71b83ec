package dev.onggi.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/// Numbers as people read them.
final class Numbers {
    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String share(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    static String score(double score) {
        return String.format(Locale.ROOT, "%.0f", Math.floor(score));
    }

    static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return String.format(
                Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }

    /// Dollars with cents, and with as many digits more as the amount has.
    static String money(BigDecimal usd) {
        var plain = usd.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale())).toPlainString();
    }

    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        do {
            amount /= 1000;
            unit++;
        } while (amount >= 999.5 && unit < 3);
        return String.format(
                Locale.ROOT,
                amount < 10 ? "%.1f %s" : "%.0f %s",
                amount,
                "kMGT".charAt(unit) + "B");
    }
}
