package dev.onggi.clean.ask.wire;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long a server asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date.
final class RetryAfter {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000_000);

    private RetryAfter() {}

    static Optional<Duration> in(HttpHeaders headers, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(value -> scaled(value, -3))
                .or(() -> headers.firstValue("retry-after").flatMap(value -> wait(value, now)));
    }

    private static Optional<Duration> wait(String value, Instant now) {
        return scaled(value, 0).or(() -> until(value, now));
    }

    /// A number of seconds moved by decimal places.
    private static Optional<Duration> scaled(String value, int places) {
        var text = value.strip();
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        var seconds = new BigDecimal(text).scaleByPowerOfTen(places).min(LONGEST);
        return Optional.of(Duration.ofNanos(seconds.scaleByPowerOfTen(9).longValue()));
    }

    private static Optional<Duration> until(String value, Instant now) {
        try {
            var date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(now, date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
