package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTest {
    @Test
    void waitsLongerEachTimeUpToALimit() {
        assertThat(Retry.STANDARD.before(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Retry.STANDARD.before(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Retry.STANDARD.before(4)).isEqualTo(Duration.ofSeconds(32));
        assertThat(Retry.STANDARD.before(500)).isEqualTo(Duration.ofMinutes(5));
    }
}
