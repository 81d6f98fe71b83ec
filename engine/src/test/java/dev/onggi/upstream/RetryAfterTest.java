package dev.onggi.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource({
        "30, PT30S",
        "' 30 ', PT30S",
        "0, PT0S",
        "1.5, PT1.5S",
        "0.020, PT0.02S",
        "1s, PT1S",
        "20ms, PT0.02S",
        "6m0s, PT6M",
        "1m30.5s, PT1M30.5S",
        "2h0m0s, PT15M",
        "100us, PT0.0001S",
        "100µs, PT0.0001S",
        "86400, PT15M",
        "99999999999999999999, PT15M",
        "'Sun, 06 Nov 1994 08:49:37 GMT', PT37S",
        "'Sun, 06 Nov 1994 08:00:00 GMT', PT0S",
        "'Sat, 06 Nov 2094 08:00:00 GMT', PT15M",
        "1994-11-06T08:49:10Z, PT10S",
        "1994-11-06T17:49:10.5+09:00, PT10.5S",
        "1994-11-06T08:48:00Z, PT0S",
    })
    void readsEveryForm(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "-1s", "NaN", "1e3", "5 minutes", "m", "1.", "١s"})
    void saysNothingWhereItSaysNothing(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    private static Optional<Duration> in(Map<String, String> headers) {
        return RetryAfter.in(name -> Optional.ofNullable(headers.get(name)), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "7200, PT2H",
        "99999999999, PT2562047H47M16S",
        "9999999999999999999999, PT2562047H47M16S",
    })
    void anAnswerIsTakenAtItsWord(String value, Duration wait) {
        assertThat(in(Map.of("retry-after", value))).contains(wait);
    }

    @Test
    void takesTheMostExactHeader() {
        assertThat(in(Map.of("retry-after-ms", "1500", "retry-after", "2")))
                .contains(Duration.ofMillis(1500));
        assertThat(in(Map.of("retry-after-ms", "soon", "retry-after", "2")))
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void waitsForAnAllowanceOfWhichNothingRemains() {
        assertThat(
                        in(
                                Map.of(
                                        "x-ratelimit-remaining-requests", "0",
                                        "x-ratelimit-reset-requests", "1s",
                                        "x-ratelimit-remaining-tokens", "0",
                                        "x-ratelimit-reset-tokens", "6m0s")))
                .contains(Duration.ofMinutes(6));
        assertThat(
                        in(
                                Map.of(
                                        "anthropic-ratelimit-output-tokens-remaining", "0",
                                        "anthropic-ratelimit-output-tokens-reset",
                                                "1994-11-06T08:49:30Z")))
                .contains(Duration.ofSeconds(30));
        assertThat(
                        in(
                                Map.of(
                                        "x-ratelimit-remaining-requests", "59",
                                        "x-ratelimit-reset-requests", "1s")))
                .isEmpty();
    }
}
