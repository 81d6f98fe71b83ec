package dev.onggi.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.spi.Failure;
import dev.onggi.testkit.SettableClock;
import dev.onggi.upstream.CircuitBreakers;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LeftAloneTest {
    @Test
    void saysInTheWorkspacesTimeWhenTheSourceIsTriedAgain() {
        var clock = SettableClock.at("2026-01-01T00:00:00Z");
        var breaker = new CircuitBreakers(clock, 1, Duration.ofMinutes(2)).of("API.example");
        breaker.failed();
        clock.advance(Duration.ofSeconds(30));

        var refusal =
                catchThrowableOfType(
                        Failure.class, () -> LeftAlone.check(breaker, ZoneId.of("Asia/Seoul")));

        assertThat(refusal)
                .hasMessageContaining("api.example failed 1 times")
                .hasMessageContaining("09:02:00");
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(90));
        assertThat(refusal.retryable()).isTrue();
    }
}
