package dev.onggi.step;

import java.time.Duration;
import java.util.regex.Pattern;

/// How durations, shares and truth values are written in YAML.
public final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

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

    /// Reads `5%` or a number from 0 to 1.
    ///
    /// @param text as written
    /// @return from 0 to 1
    /// @throws IllegalArgumentException when it is none
    public static double share(String text) {
        var stripped = text.strip();
        double share =
                stripped.endsWith("%")
                        ? Double.parseDouble(stripped.substring(0, stripped.length() - 1)) / 100
                        : Double.parseDouble(stripped);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(text);
        }
        return share;
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
}
