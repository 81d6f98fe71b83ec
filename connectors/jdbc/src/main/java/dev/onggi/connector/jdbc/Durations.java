package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.time.Duration;
import java.util.regex.Pattern;

/// Durations as users write them.
final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})([smhd])");

    private Durations() {}

    /// Reads `30s`, `5m`, `2h` or `1d`.
    ///
    /// @param key the setting, for messages
    /// @throws Failure when it is none of these
    static Duration parse(String key, String written) throws Failure {
        var matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            throw Failure.user(
                    "`" + key + ": " + written + "` is no duration",
                    "write it as 30s, 5m, 2h or 1d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
