package dev.onggi.upstream;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How long a server asks to wait.
public final class RetryAfter {
    /// The longest wait that [#parse] believes: some servers send years.
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private static final BigDecimal CENTURIES =
            BigDecimal.valueOf(Duration.ofNanos(Long.MAX_VALUE).toSeconds());

    private static final Pattern SECONDS = Pattern.compile("\\d{1,40}(\\.\\d{1,40})?");
    private static final Pattern PART =
            Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?)(h|ms|us|µs|ns|m|s)");
    private static final Pattern PARTS = Pattern.compile("(" + PART.pattern() + ")+");
    private static final Map<String, BigDecimal> UNITS =
            Map.of(
                    "h", new BigDecimal(3600),
                    "m", new BigDecimal(60),
                    "s", BigDecimal.ONE,
                    "ms", new BigDecimal("1e-3"),
                    "us", new BigDecimal("1e-6"),
                    "µs", new BigDecimal("1e-6"),
                    "ns", new BigDecimal("1e-9"));

    /// Pairs of headers: what is left of an allowance, and when it is full again.
    private static final List<String[]> RESETS =
            List.of(
                    reset("x-ratelimit-%s-requests"),
                    reset("x-ratelimit-%s-tokens"),
                    reset("anthropic-ratelimit-requests-%s"),
                    reset("anthropic-ratelimit-tokens-%s"),
                    reset("anthropic-ratelimit-input-tokens-%s"),
                    reset("anthropic-ratelimit-output-tokens-%s"));

    private RetryAfter() {}

    private static String[] reset(String header) {
        return new String[] {header.formatted("remaining"), header.formatted("reset")};
    }

    /// The wait that an answer asks for, however absurd: `retry-after-ms`, else `retry-after`, else
    /// the longest reset of an allowance of which nothing remains.
    ///
    /// @param header gives the value of a header by its name in lower case
    /// @param now the time of the answer
    /// @return empty where the answer says nothing
    public static Optional<Duration> in(Function<String, Optional<String>> header, Instant now) {
        return header.apply("retry-after-ms")
                .flatMap(value -> read(value.strip() + "ms", now))
                .or(() -> header.apply("retry-after").flatMap(value -> read(value, now)))
                .or(() ->
                        RESETS.stream()
                                .filter(pair ->
                                        header.apply(pair[0]).filter(RetryAfter::none).isPresent())
                                .flatMap(pair -> header.apply(pair[1]).stream())
                                .flatMap(value -> read(value, now).stream())
                                .max(Duration::compareTo));
    }

    private static boolean none(String remaining) {
        return remaining.strip().equals("0");
    }

    /// Reads a wait: seconds as `30` or `1.5`, a duration as `6m0s` or `20ms`, or a time as `Sun,
    /// 06 Nov 1994 08:49:37 GMT` or `2026-01-01T00:00:00Z`.
    ///
    /// @param value of a header
    /// @param now the time that waits end at
    /// @return from now, nothing for times past, at most [#LONGEST]; empty where the value says
    ///   nothing
    public static Optional<Duration> parse(String value, Instant now) {
        return read(value, now).map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> read(String value, Instant now) {
        var text = value.strip();
        return Stream.of(seconds(text), parts(text), until(text, now))
                .flatMap(Optional::stream)
                .findFirst()
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Duration> seconds(String text) {
        return SECONDS.matcher(text).matches()
                ? Optional.of(duration(new BigDecimal(text)))
                : Optional.empty();
    }

    private static Optional<Duration> parts(String text) {
        if (!PARTS.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                duration(
                        PART.matcher(text)
                                .results()
                                .map(part ->
                                        new BigDecimal(part.group(1))
                                                .multiply(UNITS.get(part.group(2))))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofNanos(seconds.min(CENTURIES).movePointRight(9).longValue());
    }

    private static Optional<Duration> until(String text, Instant now) {
        return date(text).or(() -> timestamp(text)).map(time -> Duration.between(now, time));
    }

    /// Reads a date in HTTP's form.
    ///
    /// @param text such as `Sun, 06 Nov 1994 08:49:37 GMT`
    /// @return empty where it is none
    public static Optional<Instant> date(String text) {
        try {
            var date = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(date.toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> timestamp(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
