package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.MemoryJournal;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.FaultMix;
import dev.onggi.testkit.model.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HedgingTest {
    private static final int QUESTIONS = 6_000;
    private static final int SEEDS = 6;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SECONDS = Duration.ofSeconds(10);

    /// One answer in thirty never comes.
    private static final Behaviour SILENT =
            Behaviour.PLAIN
                    .with(new Latency(Duration.ofSeconds(3), Duration.ofSeconds(1)))
                    .with(new FaultMix(0.03, List.of(Fault.SILENCE)));

    /// A job, and what became of it.
    private static final class Run {
        private final List<Entry> entries = new ArrayList<>();
        private final AskWorld world;
        private final Asker asker;
        private Instant end = Instant.MAX;
        private Money charged = Money.ZERO;

        Run(long seed, Behaviour behaviour, boolean hedge, Limits limits) {
            world = new AskWorld(seed);
            world.hedge = hedge;
            world.limits = limits;
            world.journal = new MemoryJournal(entries, world.time);
            world.model(behaviour);
            asker = world.start(AskWorld.texts(QUESTIONS));
            asker.outcome()
                    .thenAccept(outcome -> {
                        end = world.time.instant();
                        charged = spent();
                    });
        }

        static Run whole(long seed, Behaviour behaviour, boolean hedge) {
            var run = new Run(seed, behaviour, hedge, Limits.NONE);
            run.world.time.run();
            return run;
        }

        Outcome outcome() {
            return asker.outcome().toCompletableFuture().join();
        }

        Money spent() {
            return world.budget.standing("run", Limits.NONE, world.time.instant()).getFirst().usd();
        }

        List<Reserved> hedges() {
            return entries.stream()
                    .filter(entry ->
                            entry instanceof Reserved call && call.asked().hedges() != null)
                    .map(Reserved.class::cast)
                    .toList();
        }

        Recovery recovery() {
            var recovery = new Recovery();
            entries.forEach(recovery);
            return recovery;
        }
    }

    @Test
    void nobodyIsAskedTwiceWithoutTheWish() {
        assertThat(Run.whole(1, SILENT, false).hedges()).isEmpty();
    }

    @Test
    void aFewAnswersThatNeverComeDoNotHoldTheJobUp() {
        var few = SILENT.with(new FaultMix(0.01, List.of(Fault.SILENCE)));
        var gained = Duration.ZERO;
        var needed = Duration.ZERO;
        for (long seed = 1; seed <= SEEDS; seed++) {
            var plain = Run.whole(seed, few, false);
            var hedged = Run.whole(seed, few, true);
            gained = gained.plus(Duration.between(hedged.end, plain.end));
            needed = needed.plus(Duration.between(BEGIN, plain.end));
        }
        assertThat(gained).as("of " + needed).isGreaterThan(needed.dividedBy(5));
    }

    @Test
    void atMostTwoCallsInAHundredAreSecondOnes() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var run = Run.whole(seed, SILENT, true);
            assertThat(run.world.answers).as("seed " + seed).hasSize(QUESTIONS);
            run.world.answers.forEach(
                    (text, answer) -> assertThat(answer).isEqualTo(Answerer.sign(text)));
            assertThat(sent(run) * 50)
                    .as("seed " + seed)
                    .isPositive()
                    .isLessThanOrEqualTo(run.world.provider().requests());
        }
    }

    @Test
    void onlyCallsSlowerThanNineteenInTwentyAreFollowed() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var run = Run.whole(seed, SILENT, true);
            for (var hedge : run.hedges()) {
                var before = run.entries.subList(0, run.entries.indexOf(hedge));
                var latencies =
                        before.stream()
                                .filter(Entry.Answered.class::isInstance)
                                .map(entry -> ((Entry.Answered) entry).latency())
                                .sorted()
                                .toList();
                var p95 = latencies.get((int) Math.ceil(latencies.size() * 0.95) - 1);
                var first =
                        before.stream()
                                .filter(entry -> entry.call().equals(hedge.asked().hedges()))
                                .toList();
                assertThat(first).as("seed " + seed).hasSize(1);
                var age = Duration.between(((Reserved) first.getFirst()).at(), hedge.at());
                assertThat(age.toNanos() * 1.02)
                        .as("seed " + seed)
                        .isGreaterThan((double) p95.toNanos());
            }
        }
    }

    @Test
    void bothCallsArePaidAndOneOfThemIsUsed() {
        var lazy = SILENT.with(FaultMix.NONE).with(new Latency(SECONDS, SECONDS.dividedBy(2)));
        for (var behaviour : List.of(SILENT, lazy)) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                var run = Run.whole(seed, behaviour, true);
                var what = "seed " + seed + ", " + behaviour.faults();
                assertThat(run.outcome().spent().cost()).as(what).isEqualTo(run.charged);
                assertThat(run.outcome().calls().hedges()).as(what).isEqualTo(sent(run));
                var standing =
                        run.world
                                .budget
                                .standing("run", Limits.NONE, run.world.time.instant())
                                .getFirst();
                assertThat(standing.requests()).as(what).isEqualTo(run.world.provider().requests());
                assertThat(run.spent()).as(what).isEqualTo(ended(run));
                assertThat(run.recovery().lost()).as(what).isEmpty();
                assertThat(run.recovery().unread()).as(what).isEmpty();
                var used = run.world.shelf.stream().map(Shelf.Kept::call).toList();
                for (var hedge : run.hedges()) {
                    assertThat(used.contains(hedge.call()) && used.contains(hedge.asked().hedges()))
                            .as(what)
                            .isFalse();
                }
            }
        }
    }

    private static long sent(Run run) {
        var unsent =
                run.entries.stream()
                        .filter(entry ->
                                entry instanceof Entry.Failed failed
                                        && failed.kind() == Entry.Kind.UNSENT)
                        .map(Entry::call)
                        .collect(Collectors.toSet());
        return run.hedges().stream().filter(hedge -> !unsent.contains(hedge.call())).count();
    }

    private static Money ended(Run run) {
        var sum = Money.ZERO;
        for (var entry : run.entries) {
            sum =
                    switch (entry) {
                        case Entry.Answered answered -> sum.plus(answered.cost());
                        case Entry.Failed failed -> sum.plus(failed.charged());
                        case Reserved _, Entry.Packed _, Entry.Submitted _, Entry.Settled _ -> sum;
                    };
        }
        return sum;
    }

    @Test
    void aSecondCallThatTheBudgetDoesNotAllowIsNotMade() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var free = Run.whole(seed, SILENT, true);
            if (free.hedges().isEmpty()) {
                continue;
            }
            var before = free.entries.subList(0, free.entries.indexOf(free.hedges().getFirst()));
            long calls = before.stream().filter(Reserved.class::isInstance).count();
            var bound = new Run(seed, SILENT, true, new Limits(null, calls));
            bound.world.time.run();
            assertThat(bound.hedges()).as("seed " + seed).isEmpty();
            assertThat(bound.world.provider().requests()).as("seed " + seed).isEqualTo((int) calls);
        }
    }

    @Test
    void aKillInBetweenRepeatsNothingThatIsNotInFlight() {
        int between = 0;
        for (long seed = 1; seed <= SEEDS * 4; seed++) {
            var random = new Random(seed);
            var whole = Run.whole(seed, SILENT, true);
            if (whole.hedges().isEmpty()) {
                continue;
            }
            var first = whole.hedges().getFirst().at();
            var run = new Run(seed, SILENT, true, Limits.NONE);
            run.world.time.runFor(
                    Duration.between(run.world.time.instant(), first)
                            .plusMillis(random.nextInt(8000)));
            run.world.time.forget();
            between += run.recovery().lost().isEmpty() ? 0 : 1;
            restart(run, seed);
        }
        assertThat(between).as("killed while something was in flight").isGreaterThan(SEEDS);
    }

    private static void restart(Run killed, long seed) {
        var recovery = killed.recovery();
        var kept = killed.world.shelf.stream().map(Shelf.Kept::key).collect(Collectors.toSet());
        var version = killed.world.form.version();
        var open = new ArrayList<String>();
        for (var text : AskWorld.texts(QUESTIONS)) {
            if (!kept.contains(key(killed, version, text))) {
                open.add(text);
            }
        }
        var after = new AskWorld(seed + 1000).model(SILENT.with(FaultMix.NONE));
        after.paid = recovery.unread();
        after.ask(open);
        assertThat(after.answers.size()).as("seed " + seed).isEqualTo(open.size());
        var paid = answered(killed.entries);
        for (var sent : after.log) {
            for (var item : sent.items()) {
                var key = key(killed, version, String.valueOf(item.get("raw_text")));
                assertThat(paid).as("seed " + seed).doesNotContain(key);
            }
        }
    }

    private static ContentKey key(Run run, String version, String text) {
        return run.world.form.question("m0", version, List.of(text)).key();
    }

    private static Set<ContentKey> answered(List<Entry> entries) {
        var calls =
                entries.stream()
                        .filter(Entry.Answered.class::isInstance)
                        .map(Entry::call)
                        .collect(Collectors.toSet());
        var keys = new HashSet<ContentKey>();
        for (var entry : entries) {
            if (entry instanceof Reserved call && calls.contains(call.call())) {
                call.asked().items().forEach(item -> keys.add(item.key()));
            }
        }
        return keys;
    }
}
