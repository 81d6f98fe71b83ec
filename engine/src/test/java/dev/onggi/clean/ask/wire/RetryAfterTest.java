package dev.onggi.clean.ask.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static HttpHeaders headers(Map<String, List<String>> values) {
        return HttpHeaders.of(values, (name, value) -> true);
    }

    private static HttpHeaders header(String value) {
        return headers(Map.of("Retry-After", List.of(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | PT7S",
                "0 | PT0S",
                "0.25 | PT0.25S",
                "Thu, 01 Jan 2026 00:01:00 GMT | PT1M",
                "Wed, 31 Dec 2025 00:00:00 GMT | PT0S",
                "99999999999 | PT2562047H47M16S",
            })
    void everyFormIsRead(String value, Duration wait) {
        assertThat(RetryAfter.in(header(value), NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-3", "", "1e3", "9999999999999999999999", "NaN"})
    void anythingElseSaysNothing(String value) {
        assertThat(RetryAfter.in(header(value), NOW)).isEmpty();
    }

    @Test
    void millisecondsGoBeforeSeconds() {
        var both = headers(Map.of("retry-after-ms", List.of("1500"), "retry-after", List.of("9")));
        assertThat(RetryAfter.in(both, NOW)).contains(Duration.ofMillis(1500));
    }
}
