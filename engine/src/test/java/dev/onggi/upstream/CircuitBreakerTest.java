package dev.onggi.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final CircuitBreakers breakers = new CircuitBreakers(clock, 3, Duration.ofMinutes(2));
    private final CircuitBreaker breaker = breakers.of("API.example");

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    private CircuitBreaker.@Nullable Refusal refusal() {
        return breaker.refusal().orElse(null);
    }

    @Test
    void opensAfterFailuresInARowAndSaysWhenItTriesAgain() {
        fail(2);
        assertThat(refusal()).isNull();
        breaker.succeeded();
        fail(2);
        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.CLOSED);
        fail(1);

        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.OPEN);
        clock.advance(Duration.ofSeconds(30));
        assertThat(refusal())
                .isEqualTo(
                        new CircuitBreaker.Refusal(
                                "api.example",
                                3,
                                Instant.parse("2026-01-01T00:02:00Z"),
                                Duration.ofSeconds(90)));
    }

    @Test
    void letsOneCallThroughAndClosesWhenItSucceeds() {
        fail(3);
        clock.advance(Duration.ofMinutes(2));

        assertThat(refusal()).isNull();
        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
        assertThat(refusal()).as("only one").isNotNull();
        breaker.succeeded();

        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(refusal()).isNull();
    }

    @Test
    void opensAgainWhenTheTrialFails() {
        fail(3);
        clock.advance(Duration.ofMinutes(2));
        assertThat(refusal()).isNull();
        breaker.failed();

        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(breaker.refusal()).map(CircuitBreaker.Refusal::failures).contains(4);
    }

    @Test
    void aTrialThatNeverEndsDoesNotBlockForEver() {
        fail(3);
        clock.advance(Duration.ofMinutes(2));
        assertThat(refusal()).isNull();
        clock.advance(Duration.ofMinutes(2));

        assertThat(refusal()).isNull();
    }

    @Test
    void everyHostHasItsOwn() {
        fail(3);

        assertThat(breakers.of("api.EXAMPLE")).isSameAs(breaker);
        assertThat(breakers.of("other.example").state()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
}
