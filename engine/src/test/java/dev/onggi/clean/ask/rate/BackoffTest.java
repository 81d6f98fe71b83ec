package dev.onggi.clean.ask.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Backoff backoff = new Backoff(SECOND, Duration.ofMinutes(1), new Random(7));

    @Test
    void waitsAnyTimeUpToABoundThatDoubles() {
        for (int tries : new int[] {1, 2, 3, 6, 7, 100}) {
            long bound = Math.min(60_000, 1000L << Math.min(tries - 1, 30));
            var waits =
                    IntStream.range(0, 2000)
                            .mapToLong(i -> backoff.next(tries).toMillis())
                            .summaryStatistics();
            assertThat(waits.getMax()).isBetween(bound * 9 / 10, bound);
            assertThat(waits.getMin()).isBetween(0L, bound / 10);
            assertThat(waits.getAverage()).isBetween(bound * 0.45, bound * 0.55);
        }
    }

    @Test
    void aSeedGivesTheSameWaits() {
        var one = new Backoff(SECOND, Duration.ofMinutes(1), new Random(7));
        assertThat(IntStream.range(1, 9).mapToObj(one::next))
                .containsExactlyElementsOf(IntStream.range(1, 9).mapToObj(backoff::next).toList());
    }
}
