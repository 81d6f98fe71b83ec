package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.cache.AnswerCache;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.BatchPace;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeBatches.Trouble;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.FaultMix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchDeliveryTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final BatchPace SLOW =
            new BatchPace(HOUR, HOUR.multipliedBy(8), HOUR, HOUR, DAY);

    private final AskWorld world = new AskWorld(1);
    private final List<String> told = new ArrayList<>();
    private Recovery open = new Recovery();

    private BatchDelivery delivery() {
        return new BatchDelivery(
                world.desk(),
                world.job(),
                world.models.getFirst().batching().orElseThrow(),
                open,
                told::add,
                world::called);
    }

    /// What a new process finds.
    private void restart() {
        open = new Recovery();
        world.journal.replay(open);
        new Leftovers(world.journal, open).close(open, world.time.instant());
    }

    private Optional<Stop> deliver(List<String> texts) {
        return deliver(delivery(), texts);
    }

    private Optional<Stop> deliver(BatchDelivery delivery, List<String> texts) {
        Optional<Stop> stop;
        do {
            var submitted = delivery.submit(world.questions(texts.stream()), open.unread());
            world.time.run();
            submitted.join();
            var collected = delivery.collect();
            world.time.run();
            stop = collected.join();
        } while (delivery.more());
        return stop;
    }

    /// Batches, and the rest online.
    private Outcome ask(List<String> texts) {
        var delivery = delivery();
        var stop = deliver(delivery, texts);
        assertThat(stop).isEmpty();
        return delivery.with(Optional.of(online(texts)));
    }

    private Outcome online(List<String> texts) {
        world.paid = open.unread();
        return world.ask(texts);
    }

    private void assertRight(int questions) {
        assertThat(world.answers).hasSize(questions);
        assertThat(world.rejected).isEmpty();
        world.answers.forEach((text, answer) -> assertThat(answer).isEqualTo(Answerer.sign(text)));
    }

    private long answers() {
        return world.log.stream().mapToLong(entry -> entry.items().size()).sum();
    }

    private Money spent() {
        return world.budget.standing("run", Limits.NONE, world.time.instant()).getFirst().usd();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everythingIsAnsweredAtTheLowerPriceAndNothingOnline(boolean named) {
        world.named = named;
        var begin = world.time.instant();
        world.model(Behaviour.PLAIN, SLOW);

        var outcome = ask(texts(500));

        assertRight(500);
        assertThat(outcome.answered()).isEqualTo(500);
        assertThat(outcome.calls().sent()).isEqualTo(25);
        assertThat(answers()).isEqualTo(500);
        var usage = outcome.spent();
        assertThat(usage.cost()).isEqualTo(spent());
        assertThat(usage.cost().micros())
                .isBetween(
                        (usage.input() + 4 * usage.output()) / 2,
                        (usage.input() + 4 * usage.output()) / 2 + 25);
        assertThat(Duration.between(begin, world.time.instant()))
                .isBetween(HOUR.multipliedBy(10), HOUR.multipliedBy(11));
        assertThat(told).hasSize(2);
        assertThat(open.submitted()).isEmpty();
    }

    @Test
    void everyCallIsToldLikeOneOnlineAndNoBatchCountsAsSlow() {
        var faults = List.of(Fault.OVERLOADED, Fault.MISSING_ITEM);
        world.model(Behaviour.PLAIN.with(new FaultMix(0.5, faults)), SLOW);

        var calls = ask(texts(400)).calls();

        var lines = world.called.stream().map(CallReport::line).toList();
        assertThat(lines).hasSize((int) calls.sent()).doesNotHaveDuplicates();
        assertThat(lines)
                .filteredOn(line -> line.contains("no answer"))
                .hasSize((int) calls.failed());
        assertThat(lines)
                .filteredOn(line -> line.contains("in the batch"))
                .hasSize(20)
                .allSatisfy(line ->
                        assertThat(line)
                                .matches("m0, 20 items in the batch .+; call [0-9a-f]{32}.*"))
                .anySatisfy(
                        line -> assertThat(line).contains("answered, ", " tokens in, ", " USD"));
        assertThat(calls.p95()).isLessThan(Duration.ofMinutes(1));
        assertThat(calls.failed()).isPositive();
    }

    @Test
    void whatFailedOrWasAnsweredBadlyIsAskedOnline() {
        var faults = List.of(Fault.OVERLOADED, Fault.MISSING_ITEM, Fault.FENCED, Fault.SWAPPED);
        world.model(Behaviour.PLAIN.with(new FaultMix(0.5, faults)), SLOW);

        var outcome = ask(texts(400));

        assertRight(400);
        assertThat(outcome.calls().sent()).isGreaterThan(20);
        assertThat(answers()).isGreaterThan(400);
    }

    @Test
    void whatExpiresIsAskedOnline() {
        world.model(Behaviour.PLAIN, new BatchPace(HOUR, HOUR.multipliedBy(46), HOUR, HOUR, DAY));

        ask(texts(400));

        assertRight(400);
        assertThat(answers()).as("nothing was paid twice").isEqualTo(400);
    }

    @Test
    void aCancelledBatchKeepsWhatItAnswered() {
        world.model(Behaviour.PLAIN, new BatchPace(HOUR, HOUR, HOUR, Duration.ofMinutes(2), DAY));
        var delivery = delivery();
        var submitted = delivery.submit(world.questions(texts(400).stream()), List.of());
        world.time.runFor(Duration.ofMinutes(1));
        assertThat(submitted).isDone();
        var collected = delivery.collect();
        world.time.runFor(Duration.ofMinutes(89));
        assertThat(collected).isNotDone();

        delivery.cancel();
        world.time.run();

        assertThat(collected.join().orElseThrow().kind()).isEqualTo(Stop.Kind.CANCELLED);
        assertThat(open.unread()).hasSize(10);
        assertThat(open.submitted()).isEmpty();
        online(texts(400));
        assertRight(400);
        assertThat(answers()).isEqualTo(400);
    }

    @Test
    void aBatchThatDoesNotStopIsLeftToTheNextRun() {
        world.model(Behaviour.PLAIN, SLOW);
        var delivery = delivery();
        var _ = delivery.submit(world.questions(texts(100).stream()), List.of());
        world.time.runFor(Duration.ofMinutes(1));
        var collected = delivery.collect();
        world.time.runFor(HOUR.multipliedBy(2));

        delivery.cancel();
        world.time.runFor(Duration.ofMinutes(11));
        assertThat(collected).isDone();
        restart();

        assertThat(delivery().isWaiting()).isTrue();
        ask(texts(100));
        assertRight(100);
        assertThat(answers()).isEqualTo(100);
    }

    @Test
    void aNewProcessCollectsTheBatchAndHandsNothingOverAgain() {
        world.model(Behaviour.PLAIN, SLOW);
        var _ = delivery().submit(world.questions(texts(300).stream()), List.of());
        world.time.runFor(HOUR);
        world.time.forget();
        var left = open.submitted();
        restart();

        assertThat(open.submitted()).hasSameSizeAs(left).hasSize(15);
        ask(texts(350));

        assertRight(350);
        assertThat(answers()).isEqualTo(350);
        assertThat(world.batches.getFirst().sizes()).containsExactly(15, 3);
    }

    /// As a process that is killed while it reads what came out of a batch.
    @Test
    void answersThatADeadProcessReadInPartAreReadToTheEnd(@TempDir Path folder) {
        world.model(Behaviour.PLAIN, SLOW);
        deliver(texts(60));
        online(texts(30));
        assertThat(open.unread()).as("of three calls").hasSize(3);
        restart();
        assertThat(open.unread()).as("one is read, and half of another").hasSize(2);

        try (var cache =
                AnswerCache.open(folder.resolve("answers.db"), world.time, Runnable::run)) {
            var _ = cache.put(world.shelf.stream().map(Shelf.Kept::cached).toList());
            world.paid =
                    new Leftovers(world.journal, open)
                            .unkept(open, cache, world.form.version(), cache.fresh());
            world.ask(texts(60).subList(30, 60));
        }

        assertRight(60);
        assertThat(answers()).isEqualTo(60);
        restart();
        assertThat(open.unread()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBatchWhoseIdWasLostIsFoundAgain(boolean named) {
        world.named = named;
        world.model(Behaviour.PLAIN, SLOW);
        world.batches.getFirst().next(Trouble.TAKEN_AND_LOST);

        ask(texts(300));

        assertRight(300);
        assertThat(answers()).isEqualTo(300);
        assertThat(world.batches.getFirst().sizes()).containsExactly(15);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBatchThatWasNeverTakenIsHandedOverAgainAndCostsNothing(boolean named) {
        world.named = named;
        world.model(Behaviour.PLAIN, SLOW);
        world.batches.getFirst().next(Trouble.LOST);

        var outcome = ask(texts(300));

        assertRight(300);
        assertThat(world.batches.getFirst().sizes()).containsExactly(15);
        assertThat(outcome.spent().cost()).isEqualTo(spent());
    }

    @Test
    void somebodyElsesBatchOfTheSameSizeIsNotTaken() {
        world.named = false;
        world.model(Behaviour.PLAIN, SLOW);
        ask(texts(300));
        world.answers.clear();
        var others = texts(600).subList(300, 600);
        world.batches.getFirst().next(Trouble.LOST);
        restart();
        open = new Recovery(); // as if the first batch were of another workspace

        ask(others);

        assertRight(300);
        assertThat(world.batches.getFirst().sizes()).containsExactly(15, 15);
    }

    @Test
    void aBusyProviderIsAskedAgainAndTooLargeABatchIsHalved() {
        world.model(Behaviour.PLAIN, SLOW);
        world.batches.getFirst().next(Trouble.BUSY, Trouble.TOO_LARGE);

        ask(texts(300));

        assertRight(300);
        assertThat(world.batches.getFirst().sizes()).containsExactly(7, 8);
    }

    @Test
    void aProviderThatRefusesIsToldAndPaidNothing() {
        world.model(Behaviour.PLAIN, SLOW);
        world.batches.getFirst().next(Trouble.REFUSED);

        var stop = deliver(texts(100)).orElseThrow();

        assertThat(stop.kind()).isEqualTo(Stop.Kind.REFUSED);
        assertThat(stop.problem().code()).isEqualTo(AskProblem.NO_BATCH);
        assertThat(spent()).isEqualTo(Money.ZERO);
        assertThat(open.packed()).isEmpty();
    }

    @Test
    void aBudgetIsUsedUpInSeveralBatchesAndNeverPassed() {
        world.model(Behaviour.PLAIN, SLOW);
        world.limits = new Limits(Money.usd("0.06"), null);

        var stop = deliver(texts(2000)).orElseThrow();

        assertThat(stop.kind()).isEqualTo(Stop.Kind.BUDGET);
        assertThat(spent()).isLessThanOrEqualTo(Money.usd("0.06"));
        assertThat(spent()).isGreaterThan(Money.usd("0.03"));
        assertThat(world.batches.getFirst().sizes()).hasSizeGreaterThan(1);
    }

    @Test
    void theJournalKnowsEveryCallBeforeItIsHandedOver() {
        world.model(Behaviour.PLAIN, SLOW);
        ask(texts(20));
        var entries = new ArrayList<Entry>();
        world.journal.replay(entries::add);

        assertThat(entries.stream().map(entry -> entry.getClass().getSimpleName()))
                .containsExactly("Packed", "Reserved", "Submitted", "Answered", "Settled");
    }

    @Test
    void noCallIsTakenForLostWhereverTheJournalEnds() {
        world.model(Behaviour.PLAIN, SLOW);
        world.batches.getFirst().next(Trouble.BUSY, Trouble.TOO_LARGE);
        deliver(texts(300));

        var left = new Recovery();
        world.journal.replay(entry -> {
            left.accept(entry);
            assertThat(left.lost()).as("after %s", entry).isEmpty();
        });
    }

    private static List<String> texts(int count) {
        return AskWorld.texts(count);
    }
}
