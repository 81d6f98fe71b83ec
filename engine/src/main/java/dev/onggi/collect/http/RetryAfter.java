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
        Optional<Duration> wait =
                text.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : text.matches("\\d+")
                                ? Optional.of(LONGEST)
                                : date(text).map(date -> Duration.between(now, date));
        return wait.map(w -> w.isNegative() ? Duration.ZERO : w)
                .map(w -> w.compareTo(LONGEST) > 0 ? LONGEST : w);
    }

    /// A date in HTTP's form, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    static Optional<Instant> date(String text) {
        try {
            var date = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(date.toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
