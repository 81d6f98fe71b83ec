package dev.onggi.clean.ask.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.call.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_261_121L);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Tokens SMALL = new Tokens(1, 1);

    private record Sent(Instant at, long amount) {}

    /// The most that any closed window of a length holds.
    private static long most(List<Sent> sent, Duration length) {
        long most = 0;
        long held = 0;
        int first = 0;
        for (var one : sent) {
            held += one.amount;
            while (sent.get(first).at.plus(length).isBefore(one.at)) {
                held -= sent.get(first++).amount;
            }
            most = Math.max(most, held);
        }
        return most;
    }

    @Test
    void callsFollowEachOtherAtAnEvenPace() {
        var limit = new RateLimit(Pace.USUAL);
        var times = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            times.add(Duration.between(START, limit.reserve(START, SMALL).at()).toMillis());
        }
        assertThat(times).containsExactly(0L, 100L, 200L, 300L, 400L);
    }

    @Test
    void timeThatWasNotUsedIsNotSavedUp() {
        var limit = new RateLimit(Pace.USUAL);
        limit.reserve(START, SMALL);
        var later = START.plusSeconds(3600);

        assertThat(limit.reserve(later, SMALL).at()).isEqualTo(later);
        assertThat(limit.reserve(later, SMALL).at()).isEqualTo(later.plusMillis(100));
    }

    @ParameterizedTest
    @CsvSource({"10", "1", "0.5", "3", "7", "2.5", "33.3", "2000"})
    void noSecondHoldsMoreRequestsThanTheLimitAndAllAreUsed(BigDecimal perSecond) {
        var rate = Rate.perSecond(perSecond);
        var limit = new RateLimit(new Pace(rate, null, null));
        var random = new Random(SEED);
        var sent = new ArrayList<Sent>();
        var now = START;
        for (int i = 0; i < 5000; i++) {
            now = now.plusNanos(random.nextInt(4) == 0 ? random.nextInt(300_000_000) : 0);
            var slot = limit.reserve(now, SMALL);
            sent.add(new Sent(slot.at(), 1));
        }
        assertThat(most(sent, rate.per())).as("seed %d", SEED).isLessThanOrEqualTo(rate.amount());

        var busy = new RateLimit(new Pace(rate, null, null));
        for (int i = 0; i < 1000; i++) {
            busy.reserve(START, SMALL);
        }
        var taken = Duration.between(START, busy.reserve(START, SMALL).at()).toNanos() / 1e9;
        assertThat(1000 / taken)
                .isBetween(perSecond.doubleValue() * 0.999, perSecond.doubleValue() + 1e-6);
    }

    @Test
    void noMinuteHoldsMoreTokensThanTheLimit() {
        for (int round = 0; round < 20; round++) {
            var random = new Random(SEED + round);
            var pace =
                    new Pace(
                            Rate.perSecond(BigDecimal.TEN),
                            Rate.perMinute(100_000),
                            Rate.perMinute(30_000));
            var limit = new RateLimit(pace);
            var requests = new ArrayList<Sent>();
            var input = new ArrayList<Sent>();
            var output = new ArrayList<Sent>();
            var now = START;
            for (int i = 0; i < 2000; i++) {
                var tokens = new Tokens(random.nextInt(20_000), random.nextInt(9_000));
                var slot = limit.reserve(now, tokens);
                now = slot.at().plusMillis(random.nextInt(50));
                requests.add(new Sent(slot.at(), 1));
                input.add(new Sent(slot.at(), tokens.input()));
                output.add(new Sent(slot.at(), tokens.output()));
            }
            assertThat(most(requests, Duration.ofSeconds(1)))
                    .as("seed %d", SEED + round)
                    .isLessThanOrEqualTo(10);
            assertThat(most(input, Duration.ofMinutes(1)))
                    .as("seed %d", SEED + round)
                    .isLessThanOrEqualTo(100_000);
            assertThat(most(output, Duration.ofMinutes(1)))
                    .as("seed %d", SEED + round)
                    .isLessThanOrEqualTo(30_000);
        }
    }

    @Test
    void noMinuteHoldsMoreTokensOfBothKindsThanTheLimit() {
        var limit = new RateLimit(new Pace(null, null, null, Rate.perMinute(50_000)));
        var random = new Random(SEED);
        var sent = new ArrayList<Sent>();
        var now = START;
        for (int i = 0; i < 2000; i++) {
            var tokens = new Tokens(random.nextInt(20_000), random.nextInt(9_000));
            var slot = limit.reserve(now, tokens);
            now = slot.at();
            sent.add(new Sent(now, tokens.input() + tokens.output()));
        }
        assertThat(most(sent, Duration.ofMinutes(1))).isBetween(40_000L, 50_000L);
    }

    @Test
    void theTimeOfManyCallsIsThatOfTheTightestLimit() {
        var calls = new Tokens(600_000, 100_000);
        assertThat(new RateLimit(Pace.USUAL).time(600, calls)).isEqualTo(Duration.ofMinutes(1));
        var pace = new Pace(Pace.USUAL.requests(), Rate.perMinute(200_000), null);
        assertThat(new RateLimit(pace).time(600, calls)).isEqualTo(Duration.ofMinutes(3));
        assertThat(new RateLimit(new Pace(null, null, null)).time(600, calls)).isZero();
    }

    /// Corrections come in any order while later calls have their times already.
    @Test
    void correctionsNeverLetMoreThroughThanWasUsed() {
        for (int round = 0; round < 20; round++) {
            var random = new Random(SEED + round);
            var limit = new RateLimit(new Pace(null, null, Rate.perMinute(30_000)));
            var open = new ArrayList<RateLimit.Slot>();
            var at = new ArrayList<Instant>();
            var used = new ArrayList<Long>();
            var slots = new ArrayList<RateLimit.Slot>();
            var now = START;
            for (int i = 0; i < 3000; i++) {
                var slot = limit.reserve(now, new Tokens(0, 5000));
                now = slot.at();
                slots.add(slot);
                at.add(now);
                used.add(5000L);
                open.add(slot);
                if (random.nextInt(10) > 0) {
                    var ended =
                            open.remove(open.size() - 1 - random.nextInt(Math.min(3, open.size())));
                    long really = random.nextInt(900);
                    ended.used(new Usage(0, 0, really, false));
                    used.set(slots.indexOf(ended), really);
                }
            }
            var sent = new ArrayList<Sent>();
            for (int i = 0; i < at.size(); i++) {
                sent.add(new Sent(at.get(i), used.get(i)));
            }
            assertThat(most(sent, Duration.ofMinutes(1)))
                    .as("seed %d", SEED + round)
                    .isLessThanOrEqualTo(30_000);
            var minutes = Duration.between(START, now).toSeconds() / 60.0;
            assertThat(used.stream().mapToLong(Long::longValue).sum() / minutes)
                    .as("what was given back is used, seed %d", SEED + round)
                    .isGreaterThan(15_000);
        }
    }

    @Test
    void aCallThatIsNotSentLeavesItsTimeToTheNext() {
        var limit = new RateLimit(new Pace(new Rate(1, Duration.ofSeconds(1)), null, null));
        limit.reserve(START, SMALL);
        var second = limit.reserve(START, SMALL);
        second.unsent();

        assertThat(limit.reserve(START, SMALL).at()).isEqualTo(second.at());
    }

    @Test
    void aCallLargerThanTheLimitHasAWindowToItself() {
        var limit = new RateLimit(new Pace(null, Rate.perMinute(1000), null));
        limit.reserve(START, new Tokens(500, 0));
        var large = limit.reserve(START, new Tokens(5000, 0));

        assertThat(large.at())
                .isAfterOrEqualTo(START.plusSeconds(60))
                .isBefore(START.plusSeconds(61));
        assertThat(limit.reserve(START, new Tokens(1, 0)).at())
                .isAfterOrEqualTo(large.at().plusSeconds(60));
    }

    @Test
    void sendsNothingNewDuringAPause() {
        var limit = new RateLimit(Pace.USUAL);
        limit.pause(START.plusSeconds(30));
        limit.pause(START.plusSeconds(10));

        assertThat(limit.reserve(START, SMALL).at()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void callsFromBeforeARestartCount() {
        var limits = new RateLimits();
        var key = new RateLimits.Key("shop", "gpt");
        var limit =
                limits.of(
                        key,
                        new Pace(new Rate(2, Duration.ofSeconds(1)), null, null),
                        begun -> {
                            begun.sent(START.minusMillis(600), SMALL);
                            begun.sent(START.minusMillis(100), SMALL);
                        });

        assertThat(limit.reserve(START, SMALL).at()).isAfter(START.plusMillis(399));
        assertThat(limits.of(key, Pace.USUAL, again -> again.sent(START, SMALL))).isSameAs(limit);
    }
}
