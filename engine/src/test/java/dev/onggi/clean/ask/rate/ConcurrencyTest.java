package dev.onggi.clean.ask.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrencyTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_261_121L);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Concurrency calls = new Concurrency(Concurrency.Bounds.USUAL);
    private Instant now = START;

    private int fill() {
        int entered = 0;
        while (calls.enter()) {
            entered++;
        }
        return entered;
    }

    /// Sends as many calls as may be in flight and lets them end after a time.
    private void round(Duration latency) {
        var sent = now;
        int entered = fill();
        now = now.plus(latency);
        for (int i = 0; i < entered; i++) {
            calls.answered(sent, now);
        }
    }

    @Test
    void beginsWithTenAndGrowsToWhatRateAndLatencyNeed() {
        assertThat(calls.limit()).isEqualTo(10);
        for (int i = 0; i < 10; i++) {
            round(Duration.ofMillis(1500));
        }
        assertThat(calls.limit()).as("10 a second for 1.5 s, twice").isEqualTo(30);
        for (int i = 0; i < 200; i++) {
            round(Duration.ofSeconds(4));
        }
        assertThat(calls.limit()).isEqualTo(64);
    }

    @Test
    void doesNotGrowWithoutNeed() {
        for (int i = 0; i < 100; i++) {
            assertThat(calls.enter()).isTrue();
            calls.answered(now, now.plusSeconds(60));
        }
        assertThat(calls.limit()).as("one at a time").isEqualTo(10);
    }

    @Test
    void isHalvedOnceForAllThatWereOnTheirWay() {
        for (int i = 0; i < 10; i++) {
            round(Duration.ofSeconds(3));
        }
        int before = calls.limit();
        var sent = now;
        assertThat(fill()).isPositive();
        now = now.plusSeconds(1);
        for (int i = 0; i < before; i++) {
            calls.overloaded(sent, now);
        }
        assertThat(calls.limit()).isEqualTo(before / 2);

        for (int i = 0; i < 40; i++) {
            assertThat(calls.enter()).isTrue();
            sent = now;
            now = now.plusSeconds(1);
            calls.overloaded(sent.plusNanos(1), now);
        }
        assertThat(calls.limit()).as("never none").isEqualTo(1);
    }

    @Test
    void fewFailuresAreWeatherAndManyAreTrouble() {
        for (int i = 0; i < 10; i++) {
            round(Duration.ofSeconds(3));
        }
        int before = calls.limit();
        var sent = now;
        now = now.plusSeconds(3);
        for (int i = 0; i < before / 5; i++) {
            calls.enter();
            calls.failed(sent, now);
        }
        assertThat(calls.limit()).as("a fifth").isEqualTo(before);
        calls.enter();
        calls.failed(sent, now);
        assertThat(calls.limit()).as("over a fifth").isEqualTo(before / 2);
    }

    @Test
    void isLoweredWhileTheLatencyIsTwiceWhatItWas() {
        for (int i = 0; i < 100; i++) {
            round(Duration.ofSeconds(3));
        }
        assertThat(calls.limit()).isEqualTo(60);
        for (int i = 0; i < 6; i++) {
            round(Duration.ofSeconds(12));
        }
        assertThat(calls.limit()).isBetween(10, 50);
    }

    @Test
    void whoNeverSentGivesItsPlaceBack() {
        assertThat(fill()).isPositive();
        calls.left();

        assertThat(calls.enter()).isTrue();
        assertThat(calls.inFlight()).isEqualTo(10);
    }

    /// An hour of calls that take 3 s on the average, limited to 10 a second.
    @ParameterizedTest(name = "{0} % overloaded, {1} % failed: at least {2} % of the limit used")
    @CsvSource({"0, 0, 99", "0, 5, 99", "1, 4, 97", "3, 2, 95"})
    void keepsTheRateBusy(int overloaded, int failed, int least) {
        var world = new World(overloaded, failed);
        world.send();
        world.time.runFor(Duration.ofHours(1));
        assertThat(world.sent / 36_000.0 * 100)
                .as("seed %d", SEED)
                .isBetween((double) least, 100.01);
    }

    private static final class World {
        final VirtualTime time = new VirtualTime(START);
        final RateLimit rate = new RateLimit(Pace.USUAL);
        final Concurrency calls = new Concurrency(Concurrency.Bounds.USUAL);
        final Random random = new Random(SEED);
        final int overloaded;
        final int failed;
        int sent;

        World(int overloaded, int failed) {
            this.overloaded = overloaded;
            this.failed = failed;
        }

        void send() {
            while (calls.enter()) {
                var at = rate.reserve(time.instant(), new Tokens(1, 1)).at();
                var _ =
                        time.schedule(
                                () -> {
                                    sent++;
                                    end(at);
                                },
                                Duration.between(time.instant(), at).toNanos(),
                                TimeUnit.NANOSECONDS);
            }
        }

        void end(Instant at) {
            int lot = random.nextInt(100);
            double seconds = 3 * Math.exp(0.5 * random.nextGaussian() - 0.125);
            var _ =
                    time.schedule(
                            () -> {
                                if (lot < overloaded) {
                                    calls.overloaded(at, time.instant());
                                } else if (lot < overloaded + failed) {
                                    calls.failed(at, time.instant());
                                } else {
                                    calls.answered(at, time.instant());
                                }
                                send();
                            },
                            (long) (seconds * 1e9),
                            TimeUnit.NANOSECONDS);
        }
    }
}
