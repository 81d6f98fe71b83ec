package dev.onggi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.problem.OnggiException;
import dev.onggi.schedule.Backfill.Order;
import dev.onggi.schedule.Backfill.Range;
import dev.onggi.schedule.Backfill.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackfillTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ScheduleKey KEY = new ScheduleKey("p", "s");

    @Test
    void cutsDaysByTheSchedule() {
        var daily = plan("'@daily'", "2024-02-28", "2024-03-01", Order.OLDEST_FIRST, 1);

        assertThat(daily.slots())
                .extracting(Slot::at)
                .containsExactly(day("2024-02-29"), day("2024-03-01"), day("2024-03-02"));
        assertThat(daily.slots().getFirst().from()).isEqualTo(day("2024-02-28"));
        assertThat(plan("'0 6 * * *'", "2024-02-28", "2024-02-28", Order.OLDEST_FIRST, 1).slots())
                .extracting(Slot::at)
                .containsExactly(Instant.parse("2024-02-27T21:00:00Z"));
    }

    @Test
    void beginsAtEitherEnd() {
        var oldest = plan("'@daily'", "2024-02-01", "2024-02-09", Order.OLDEST_FIRST, 1);
        var newest = plan("'@daily'", "2024-02-01", "2024-02-09", Order.NEWEST_FIRST, 1);

        assertThat(newest.slots()).isEqualTo(oldest.slots().reversed());
    }

    @Test
    void cutsDaysByAnIntervalWhereThereIsNoSchedule() {
        var range = range("2024-02-01", "2024-02-02");
        var slots = Backfill.every(range, Duration.ofHours(12));
        var plan = Backfill.plan(KEY, Optional.of(slots), range, Order.OLDEST_FIRST, 2);

        assertThat(plan.slots()).hasSize(4);
        assertThat(plan.slots().getFirst().from()).isEqualTo(day("2024-02-01"));
        assertThat(plan.slots().getLast().at()).isEqualTo(day("2024-02-03"));
    }

    @Test
    void saysWhatCannotBePlanned() {
        assertThat(refused("'@daily'", "2024-02-02", "2024-02-01"))
                .isEqualTo(ScheduleProblem.EMPTY_RANGE);
        assertThat(refused("{after: {file: x}}", "2024-02-02", "2024-02-02"))
                .isEqualTo(ScheduleProblem.NO_TIMES);
        assertThat(refused("'* * * * * *'", "2024-02-02", "2024-02-02"))
                .isEqualTo(ScheduleProblem.TOO_MANY);
    }

    @Test
    void startsEachOnceInOrderAndNeverMoreThanMayGoOn() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var plan = plan("'@daily'", "2024-01-01", "2024-03-31", Order.NEWEST_FIRST, 3);
        var states = new HashMap<Instant, State>();
        var started = new HashSet<Instant>();
        Instant last = null;
        while (!plan.over(states, false)) {
            for (var slot : plan.due(states, false)) {
                assertThat(started.add(slot.at())).as("seed %d", seed).isTrue();
                assertThat(last == null || slot.at().isBefore(last)).isTrue();
                last = slot.at();
                states.put(slot.at(), State.GOING);
            }
            assertThat(states.values().stream().filter(State.GOING::equals).count())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(3);
            states.replaceAll((_, state) -> later(state, random));
        }

        assertThat(started).hasSize(91);
    }

    private static State later(State state, Random random) {
        if (state != State.GOING || random.nextBoolean()) {
            return state;
        }
        return random.nextBoolean() ? State.DONE : State.FAILED;
    }

    @Test
    void endsAfterAStopWithWhatGoesOn() {
        var plan = plan("'@daily'", "2024-01-01", "2024-01-31", Order.OLDEST_FIRST, 2);
        var first = plan.slots().getFirst().at();

        assertThat(plan.due(Map.of(first, State.GOING), true)).isEmpty();
        assertThat(plan.over(Map.of(first, State.GOING), true)).isFalse();
        assertThat(plan.over(Map.of(first, State.FAILED), true)).isTrue();
        assertThat(plan.over(Map.of(first, State.DONE), false)).isFalse();
    }

    private static Object refused(String schedule, String from, String to) {
        return catchThrowableOfType(
                        OnggiException.class, () -> plan(schedule, from, to, Order.OLDEST_FIRST, 1))
                .problems()
                .getFirst()
                .code();
    }

    private static Backfill plan(
            String schedule, String from, String to, Order order, int concurrency) {
        var planned = Schedules.planned("p", schedule, SEOUL);
        return Backfill.plan(KEY, planned.slots(), range(from, to), order, concurrency);
    }

    private static Range range(String from, String to) {
        return new Range(LocalDate.parse(from), LocalDate.parse(to), SEOUL);
    }

    private static Instant day(String day) {
        return LocalDate.parse(day).atStartOfDay(SEOUL).toInstant();
    }
}
