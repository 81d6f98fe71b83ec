package dev.onggi.clean.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void intervalsAreThoseOfTheTextbook() {
        assertThat(new Share(8, 10).low()).isCloseTo(0.4902, within(1e-4));
        assertThat(new Share(8, 10).high()).isCloseTo(0.9433, within(1e-4));
        assertThat(new Share(0, 10).low()).isZero();
        assertThat(new Share(0, 10).high()).isCloseTo(0.2775, within(1e-4));
        assertThat(new Share(10, 10).low()).isCloseTo(0.7225, within(1e-4));
        assertThat(new Share(10, 10).high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void nothingCountedSaysNothing() {
        assertThat(new Share(0, 0).value()).isZero();
        assertThat(new Share(0, 0).low()).isZero();
        assertThat(new Share(0, 0).high()).isEqualTo(1);
    }

    @Test
    void theTrueShareLiesInsideNineteenTimesOfTwenty() {
        long seed = 7;
        var random = new Random(seed);
        int inside = 0;
        for (int i = 0; i < 5000; i++) {
            int hits = 0;
            for (int n = 0; n < 60; n++) {
                hits += random.nextDouble() < 0.9 ? 1 : 0;
            }
            var share = new Share(hits, 60);
            inside += share.low() <= 0.9 && 0.9 <= share.high() ? 1 : 0;
        }
        assertThat(inside / 5000.0).as("seed " + seed).isBetween(0.93, 0.98);
    }
}
