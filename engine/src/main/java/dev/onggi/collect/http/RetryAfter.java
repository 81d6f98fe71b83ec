package dev.onggi.collect.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The header `Retry-After`: seconds, or a date in HTTP's form.
final class RetryAfter {
    /// The longest wait believed; some servers send years.
    static final Duration LONGEST = Duration.ofMinutes(15);

    private RetryAfter() {}

    /// The wait from now, at most [#LONGEST]; empty where the value says nothing.
    static Optional<Duration> parse(String value, Instant now) {
        var text = value.strip();
        Duration wait;
        if (text.matches("\\d+")) {
            wait = text.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(text));
        } else {
            try {
                var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
                wait = Duration.between(now, date.toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        if (wait.isNegative()) {
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
