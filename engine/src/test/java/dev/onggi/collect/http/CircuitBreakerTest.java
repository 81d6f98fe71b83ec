package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.spi.Failure;
import dev.onggi.testkit.SettableClock;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final CircuitBreakers breakers = new CircuitBreakers(clock, 3, Duration.ofMinutes(2));
    private final CircuitBreaker breaker = breakers.of("API.example");

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    private Failure refusal() {
        return catchThrowableOfType(Failure.class, () -> breaker.check(SEOUL));
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
                .hasMessageContaining("api.example failed 3 times")
                .hasMessageContaining("09:02:00");
        assertThat(refusal().retryAfter()).contains(Duration.ofSeconds(90));
        assertThat(refusal().retryable()).isTrue();
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
        assertThatCode(() -> breaker.check(SEOUL)).doesNotThrowAnyException();
    }

    @Test
    void opensAgainWhenTheTrialFails() {
        fail(3);
        clock.advance(Duration.ofMinutes(2));
        assertThat(refusal()).isNull();
        breaker.failed();

        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(refusal()).hasMessageContaining("4 times");
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
