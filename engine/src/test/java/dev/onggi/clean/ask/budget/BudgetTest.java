package dev.onggi.clean.ask.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entries;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Entry.Kind;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.problem.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_261_121L);
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOON = Instant.parse("2026-03-31T03:00:00Z");
    private static final Limits FIVE = new Limits(Money.usd("5"), null);

    private final Budget budget =
            new Budget(
                    new Limits(Money.usd("10"), 1000L), new Limits(Money.usd("30"), null), SEOUL);
    private int calls;

    private Reserved call(String run, Instant at, String usd) {
        return Entries.reserved(new CallId(0, ++calls), run, at, Money.usd(usd));
    }

    private Optional<Refusal> reserve(String run, Instant at, String usd, Limits limits) {
        return budget.reserve(call(run, at, usd), limits);
    }

    private Money spent(String run, Instant at, Scope scope) {
        return budget.standing(run, Limits.NONE, at).stream()
                .filter(allowance -> allowance.scope() == scope)
                .findFirst()
                .orElseThrow()
                .usd();
    }

    @Test
    void setsTheWorstAsideAndSettlesToTheTruth() {
        var call = call("r1", NOON, "4.00");
        assertThat(budget.reserve(call, FIVE)).isEmpty();
        assertThat(reserve("r1", NOON, "1.01", FIVE)).isPresent();

        budget.accept(Entries.answered(call.call(), Money.usd("0.50")));

        assertThat(spent("r1", NOON, Scope.RUN)).isEqualTo(Money.usd("0.50"));
        assertThat(reserve("r1", NOON, "4.50", FIVE)).as("to the last cent").isEmpty();
        assertThat(reserve("r1", NOON, "0.000001", FIVE)).isPresent();
    }

    @Test
    void aRefusalSetsNothingAside() {
        assertThat(reserve("r1", NOON, "5.01", FIVE)).isPresent();
        assertThat(budget.standing("r1", FIVE, NOON))
                .allSatisfy(allowance -> assertThat(allowance.usd()).isEqualTo(Money.ZERO));
    }

    @Test
    void namesTheStrictestBudget() {
        assertThat(reserve("r1", NOON, "6", FIVE).map(r -> r.by().scope())).contains(Scope.RUN);
        assertThat(reserve("r1", NOON, "9", Limits.NONE)).isEmpty();
        var refusal = reserve("r2", NOON, "4", new Limits(Money.usd("3"), null)).orElseThrow();
        assertThat(refusal.by().scope()).isEqualTo(Scope.DAY);
        assertThat(refusal.problem().message(Language.EN))
                .isEqualTo(
                        "the budget of the day is spent: 9.00 USD of 10.00 USD,"
                                + " and the next request can cost 4.00 USD");
        assertThat(refusal.problem().message(Language.KO)).startsWith("오늘의 예산");
    }

    @Test
    void countsRequests() {
        var two = new Limits(null, 2L);
        assertThat(reserve("r1", NOON, "0", two)).isEmpty();
        var unsent = call("r1", NOON, "0");
        assertThat(budget.reserve(unsent, two)).isEmpty();
        assertThat(reserve("r1", NOON, "0", two).map(r -> r.problem().message(Language.EN)))
                .contains("the budget of the run is spent: 2 of 2 requests");

        budget.accept(Entries.failed(unsent.call(), Kind.UNSENT, Money.ZERO));

        assertThat(reserve("r1", NOON, "0", two)).as("what was not sent is none").isEmpty();
    }

    @Test
    void daysAndMonthsBeginInTheWorkspacesTimeZone() {
        var lateInMarch = Instant.parse("2026-03-31T14:59:59Z");
        var april = lateInMarch.plusSeconds(1);
        assertThat(reserve("r1", lateInMarch, "10", Limits.NONE)).isEmpty();
        assertThat(reserve("r2", lateInMarch, "1", Limits.NONE)).isPresent();

        assertThat(reserve("r2", april, "10", Limits.NONE)).isEmpty();
        assertThat(spent("r", april, Scope.MONTH)).isEqualTo(Money.usd("10"));
        assertThat(spent("r", lateInMarch, Scope.MONTH)).isEqualTo(Money.usd("10"));
    }

    @Test
    void aMonthIsOverAllRuns() {
        for (int day = 1; day <= 3; day++) {
            var at = Instant.parse("2026-03-0" + day + "T03:00:00Z");
            assertThat(reserve("r" + day, at, "9", Limits.NONE)).isEmpty();
        }
        var fourth = Instant.parse("2026-03-04T03:00:00Z");
        assertThat(reserve("r4", fourth, "4", Limits.NONE).map(r -> r.by().scope()))
                .contains(Scope.MONTH);
        assertThat(reserve("r4", fourth, "3", Limits.NONE)).isEmpty();
    }

    @Test
    void anAnswerThatWasGivenUpStillCorrectsItsCharge() {
        var call = call("r1", NOON, "4.00");
        budget.accept(call);
        budget.accept(Entries.failed(call.call(), Kind.LOST, Money.usd("4.00")));
        assertThat(spent("r1", NOON, Scope.DAY)).isEqualTo(Money.usd("4.00"));

        budget.accept(Entries.answered(call.call(), Money.usd("0.25")));
        budget.accept(Entries.answered(call.call(), Money.usd("0.25")));

        assertThat(spent("r1", NOON, Scope.DAY)).as("once").isEqualTo(Money.usd("0.25"));
    }

    @Test
    void aCallThatCostMoreThanItsWorstIsCountedAsItWas() {
        var call = call("r1", NOON, "1.00");
        budget.accept(call);
        budget.accept(Entries.answered(call.call(), Money.usd("6.00")));

        assertThat(budget.standing("r1", FIVE, NOON).getFirst().usdLeft())
                .contains(Money.usd("-1.00"));
        assertThat(reserve("r1", NOON, "0.01", FIVE)).isPresent();
        assertThat(reserve("r1", NOON, "0", FIVE)).as("free calls need no money").isEmpty();
    }

    /// Whatever happens in whatever order: no limit is passed by what was reserved, and a replay
    /// comes to the same sums.
    @Test
    void aReplayComesToTheSameSums() {
        for (int round = 0; round < 50; round++) {
            var random = new Random(SEED + round);
            var world = new World(random);
            for (int i = 0; i < 400; i++) {
                world.step();
            }
            var again = new Budget(World.DAILY, World.MONTHLY, SEOUL);
            world.journal.forEach(again);
            for (var at = NOON; at.isBefore(world.now); at = at.plus(Duration.ofHours(12))) {
                assertThat(again.standing("r1", World.RUN, at))
                        .as("seed %d", SEED + round)
                        .isEqualTo(world.budget.standing("r1", World.RUN, at));
            }
        }
    }

    private static final class World {
        static final Limits RUN = new Limits(new Money(40_000), 150L);
        static final Limits DAILY = new Limits(new Money(9_000), 60L);
        static final Limits MONTHLY = new Limits(new Money(50_000), null);

        final Budget budget = new Budget(DAILY, MONTHLY, SEOUL);
        final List<Entry> journal = new ArrayList<>();
        final List<Reserved> inFlight = new ArrayList<>();
        final Random random;
        Instant now = NOON;

        World(Random random) {
            this.random = random;
        }

        void step() {
            now = now.plusSeconds(random.nextInt(3600));
            if (inFlight.isEmpty() || random.nextBoolean()) {
                var worst = new Money(random.nextInt(2000));
                var call =
                        Entries.reserved(CallId.next(random), "r" + random.nextInt(3), now, worst);
                if (budget.reserve(call, RUN).isEmpty()) {
                    journal.add(call);
                    inFlight.add(call);
                }
                budget.standing(call.origin().run(), RUN, now)
                        .forEach(a -> {
                            assertThat(a.usdLeft().orElseThrow())
                                    .isGreaterThanOrEqualTo(Money.ZERO);
                            assertThat(a.requestsLeft().orElse(0L)).isNotNegative();
                        });
            } else {
                var call = inFlight.remove(random.nextInt(inFlight.size()));
                long worst = call.worst().cost().micros();
                var entry =
                        switch (random.nextInt(4)) {
                            case 0 ->
                                    Entries.failed(call.call(), Kind.UNKNOWN, call.worst().cost());
                            case 1 -> Entries.failed(call.call(), Kind.UNSENT, Money.ZERO);
                            default ->
                                    Entries.answered(
                                            call.call(), new Money(random.nextLong(worst + 1)));
                        };
                budget.accept(entry);
                journal.add(entry);
            }
        }
    }
}
