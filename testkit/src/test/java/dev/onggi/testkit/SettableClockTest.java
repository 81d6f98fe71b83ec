package dev.onggi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    @Test
    void standsStillUntilItIsMoved() {
        var clock = SettableClock.at("2026-01-01T00:00:00Z");

        assertThat(clock.instant()).isEqualTo(clock.instant());
        assertThat(clock.advance(Duration.ofHours(1))).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(clock.instant()).isEqualTo("2026-01-01T01:00:00Z");
        clock.set(Instant.EPOCH);
        assertThat(clock.millis()).isZero();
    }
}
