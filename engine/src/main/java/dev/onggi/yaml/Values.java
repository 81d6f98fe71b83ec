package dev.onggi.yaml;

import dev.onggi.spi.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/// How durations, shares, sizes and truth values are written in YAML.
public final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,18})\\s*(?:([kmgt])(?:i?b)?|b)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");

    private Values() {}

    /// Reads `500ms`, `30s`, `5m`, `2h` or `1d`.
    ///
    /// @param text as written
    /// @return the duration
    /// @throws IllegalArgumentException when it is none
    public static Duration duration(String text) {
        var match = DURATION.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /// Writes a duration the way [#duration] reads it, in the largest unit that loses nothing.
    ///
    /// @param duration whole milliseconds
    /// @return such as `10m`
    public static String written(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /// Reads `5%` or a number from 0 to 1.
    ///
    /// @param text as written
    /// @return from 0 to 1
    /// @throws IllegalArgumentException when it is none
    public static double share(String text) {
        var stripped = text.strip();
        boolean percent = stripped.endsWith("%");
        var digits = percent ? stripped.substring(0, stripped.length() - 1).strip() : stripped;
        if (!DECIMAL.matcher(digits).matches()) {
            throw new IllegalArgumentException(text);
        }
        double share = Double.parseDouble(digits) / (percent ? 100 : 1);
        if (share > 1) {
            throw new IllegalArgumentException(text);
        }
        return share;
    }

    /// Reads `64KB`, `512MB`, `2 GiB`, `1t` or a number of bytes; a KB is 1,024 of them.
    ///
    /// @param text as written
    /// @return bytes
    /// @throws IllegalArgumentException when it is none
    public static long bytes(String text) {
        var match = SIZE.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(match.group(1));
        int shift = match.group(2) == null ? 0 : shift(match.group(2));
        if (amount > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException(text);
        }
        return amount << shift;
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "K", "k" -> 10;
            case "M", "m" -> 20;
            case "G", "g" -> 30;
            default -> 40;
        };
    }

    /// Reads `true` or `false`.
    ///
    /// @param text as written
    /// @return the value
    /// @throws IllegalArgumentException when it is neither
    public static boolean flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /// Whether a text says a value of a kind.
    ///
    /// @param kind of which kind
    /// @param text as written
    /// @return true for every text where the kind is no scalar's
    public static boolean says(Setting.Kind kind, String text) {
        try {
            switch (kind) {
                case INTEGER -> Long.parseLong(text);
                case NUMBER -> new BigDecimal(text);
                case BOOLEAN -> flag(text);
                case DURATION -> duration(text);
                case SHARE -> share(text);
                case TEXT, TEXTS, MAP, ANY -> {}
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
