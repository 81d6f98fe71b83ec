package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.FaultMix;
import dev.onggi.testkit.model.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AskerTest {
    private static final Behaviour SLOW =
            Behaviour.PLAIN.with(new Latency(Duration.ofSeconds(3), Duration.ofSeconds(1)));

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AskWorld world = new AskWorld(1);

    private static void assertRight(AskWorld world, int questions, String what) {
        assertThat(world.answers.size() + world.rejected.size()).as(what).isEqualTo(questions);
        world.answers.forEach(
                (text, answer) -> assertThat(answer).as(what).isEqualTo(Answerer.sign(text)));
    }

    @Test
    void everyQuestionIsAnsweredOnceAndRightly() {
        var outcome = world.model(SLOW).ask(1000);
        assertRight(world, 1000, "plain");
        assertThat(outcome.answered()).isEqualTo(1000);
        assertThat(outcome.stop()).isEmpty();
        assertThat(world.shelf).hasSize(1000);
        assertThat(outcome.calls().sent()).isEqualTo(world.provider().requests()).isLessThan(60);
        assertThat(outcome.calls().mean()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(outcome.calls().p95()).isGreaterThan(outcome.calls().mean());
    }

    @Test
    void unchangedItemsNeedNoTextInTheAnswer() {
        world.model(Behaviour.PLAIN.with(Answerer.truth(Map.of("teh kettle", "the kettle"))));
        world.ask(List.of("teh kettle", "fine"));
        assertThat(world.answers).isEqualTo(Map.of("teh kettle", "the kettle", "fine", "fine"));
        assertThat(world.shelf.stream().map(Shelf.Kept::answer))
                .containsExactlyInAnyOrder("[{\"raw_text\":\"the kettle\"}]", "[{}]");
    }

    @ParameterizedTest
    @EnumSource
    void noFaultLosesOrMixesUpAQuestion(Fault fault) {
        for (long seed = 1; seed <= 5; seed++) {
            var faulty = new AskWorld(seed);
            faulty.model(SLOW.with(new FaultMix(0.3, List.of(fault))));
            var outcome = faulty.ask(300);
            if (outcome.stop().isPresent()) {
                assertThat(fault.kind().orElseThrow().retryable())
                        .as(fault + ", seed " + seed)
                        .isFalse();
                assertThat(faulty.answers.size() + outcome.stop().get().untouched())
                        .as(fault + ", seed " + seed)
                        .isEqualTo(300);
            } else {
                assertRight(faulty, 300, fault + ", seed " + seed);
            }
        }
    }

    @Test
    void aMixOfFaultsLosesNothing() {
        for (long seed = 1; seed <= 20; seed++) {
            var retryable =
                    List.of(Fault.values()).stream()
                            .filter(f -> f.kind().map(k -> k.retryable()).orElse(true))
                            .toList();
            var faulty = new AskWorld(seed);
            faulty.model(SLOW.with(new FaultMix(0.1, retryable)));
            var outcome = faulty.ask(500);
            assertThat(outcome.stop()).isEmpty();
            assertRight(faulty, 500, "seed " + seed);
            assertThat(faulty.rejected).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void theRateIsKeptAndUsed() {
        var outcome = world.model(SLOW).ask(20_000);
        var arrivals = world.provider().arrivals();
        for (int i = 10; i < arrivals.length; i++) {
            assertThat(arrivals[i] - arrivals[i - 10]).isGreaterThanOrEqualTo(1_000_000);
        }
        double seconds = (arrivals[arrivals.length - 1] - arrivals[0]) / 1e6;
        assertThat(arrivals.length / seconds).isGreaterThan(9.5);
        assertThat(outcome.calls().sent()).isLessThan(20_000 / 17);
    }

    @Test
    void aWaitThatNoProviderMeansIsNotKept() {
        world.model(SLOW);
        world.provider().next(Fault.RATE_LIMIT_ABSURD);
        var begin = world.time.instant();
        world.ask(1000);
        assertRight(world, 1000, "absurd");
        assertThat(Duration.between(begin, world.time.instant())).isLessThan(MINUTE);
    }

    @Test
    void aCutAnswerHalvesTheBatchAndIsNeverRepaired() {
        world.model(Behaviour.PLAIN);
        world.provider().next(Fault.CUT_ANSWER);
        world.ask(20);
        assertRight(world, 20, "cut");
        assertThat(world.log.stream().map(entry -> entry.items().size())).startsWith(20, 10, 10);
        assertThat(world.log.toString()).doesNotContain("_your_last_answer");
    }

    @Test
    void aSingleQuestionIsNotRejectedForOneRefusal() {
        world.model(Behaviour.PLAIN);
        world.provider().next(Fault.MISSING_ITEM, Fault.REFUSAL);
        world.ask(20);
        assertRight(world, 20, "refused");
        assertThat(world.rejected).isEmpty();
    }

    @Test
    void onlyBadItemsAreAskedAgainWithWhatWasWrong() {
        world.model(Behaviour.PLAIN);
        world.provider().next(Fault.MISSING_ITEM);
        world.ask(20);
        assertRight(world, 20, "missing");
        assertThat(world.log).hasSize(2);
        assertThat(world.log.getLast().items()).hasSize(1);
        assertThat(world.log.getLast().items().getFirst())
                .containsEntry("_your_last_answer", "your answer left this id out");
    }

    @Test
    void whatOneModelCannotAnswerGoesToTheNextAndThenToTheRejects() {
        var stubborn =
                Answerer.items(fields ->
                        String.valueOf(fields.get("raw_text")).contains("bad")
                                ? Map.of("raw_text", List.of())
                                : Map.of(
                                        "raw_text",
                                        Answerer.sign(String.valueOf(fields.get("raw_text")))));
        var helpful =
                Answerer.items(fields ->
                        String.valueOf(fields.get("raw_text")).contains("very")
                                ? Map.of()
                                : Map.of("raw_text", "mended " + fields.get("raw_text")));
        world.model(Behaviour.PLAIN.with(stubborn)).model(Behaviour.PLAIN.with(helpful));
        var texts = new ArrayList<>(AskWorld.texts(18));
        texts.add("bad one");
        texts.add("very bad one");
        var outcome = world.ask(texts);
        assertThat(world.answers).containsEntry("bad one", "mended bad one").hasSize(20);
        assertThat(world.shelf.stream().filter(k -> k.model().equals("m1"))).hasSize(2);
        assertThat(outcome.rejected()).isZero();
    }

    @Test
    void questionsWithoutAGoodAnswerAreRejectedWithTheReason() {
        var stubborn = Answerer.items(fields -> Map.of("raw_text", List.of()));
        world.model(Behaviour.PLAIN.with(stubborn));
        var outcome = world.ask(List.of("a", "b", "c"));
        assertThat(outcome.rejected()).isEqualTo(3);
        assertThat(world.rejected.values()).containsOnly("`raw_text` is no single value");
        // one batch, one repair, two halves, and the pair's two singles
        assertThat(world.provider().requests()).isEqualTo(6);
    }

    @Test
    void aTaskThatNoAnswerFitsIsGivenUpEarly() {
        world.model(SLOW.with(Answerer.items(fields -> Map.of("raw_text", List.of()))));
        var outcome = world.ask(5000);
        assertThat(outcome.stop().orElseThrow().kind()).isEqualTo(Stop.Kind.REFUSED);
        assertThat(world.provider().requests()).isLessThan(300);
        assertThat(outcome.rejected() + outcome.stop().get().untouched()).isEqualTo(5000);
    }

    @Test
    void aBudgetIsHardAndWhatIsInFlightIsFinished() {
        world.limits = new Limits(Money.usd("0.50"), null);
        world.model(SLOW);
        var outcome = world.ask(20_000);
        var stop = outcome.stop().orElseThrow();
        assertThat(stop.kind()).isEqualTo(Stop.Kind.BUDGET);
        assertThat(outcome.spent().cost()).isLessThanOrEqualTo(Money.usd("0.50"));
        assertThat(outcome.spent().cost()).isGreaterThan(Money.usd("0.40"));
        assertThat(outcome.answered() + stop.untouched()).isEqualTo(20_000);
        assertThat(world.answers).hasSize((int) outcome.answered());
    }

    @Test
    void anExhaustedQuotaPausesTheJobAndIsNeverRetried() {
        world.model(SLOW);
        world.provider().next(Fault.QUOTA);
        var outcome = world.ask(5000);
        var stop = outcome.stop().orElseThrow();
        assertThat(stop.kind()).isEqualTo(Stop.Kind.QUOTA);
        assertThat(world.provider().requests()).isLessThan(64);
        assertThat(outcome.answered() + stop.untouched()).isEqualTo(5000);
    }

    @Test
    void aProviderThatIsDownStopsTheJobWithoutRejectingAnything() {
        world.model(SLOW.with(new FaultMix(1, List.of(Fault.HANG_UP))));
        var outcome = world.ask(1000);
        assertThat(outcome.stop().orElseThrow().kind()).isEqualTo(Stop.Kind.UPSTREAM);
        assertThat(outcome.stop().orElseThrow().untouched()).isEqualTo(1000);
        assertThat(world.rejected).isEmpty();
    }

    @Test
    void whileAProviderIsDownTheSourceIsNotReadOn() {
        world.model(SLOW.with(new FaultMix(1, List.of(Fault.HANG_UP))));
        var texts = AskWorld.texts(100_000);
        var read = new AtomicInteger();
        world.startReading(texts, read);
        world.time.runFor(Duration.ofMinutes(4));
        assertThat(read.get()).isLessThan(5_000);
    }

    @Test
    void aWrongKeySendsEverythingToTheNextModel() {
        world.model(SLOW.with(new FaultMix(1, List.of(Fault.UNAUTHORIZED)))).model(SLOW);
        var outcome = world.ask(1000);
        assertRight(world, 1000, "fallback");
        assertThat(outcome.stop()).isEmpty();
        assertThat(world.providers.getFirst().requests()).isLessThan(64);
    }

    @Test
    void withoutAnyModelThatTakesThemQuestionsAreLeftNotRejected() {
        world.model(SLOW.with(new FaultMix(1, List.of(Fault.MODEL_NOT_FOUND))));
        var outcome = world.ask(1000);
        assertThat(outcome.stop().orElseThrow().kind()).isEqualTo(Stop.Kind.REFUSED);
        assertThat(world.rejected).isEmpty();
    }

    @Test
    void aCancelledJobFinishesWhatIsInFlight() {
        world.model(SLOW);
        var asker = world.start(AskWorld.texts(10_000));
        world.time.runFor(Duration.ofSeconds(10));
        asker.cancel();
        world.time.run();
        var outcome = asker.outcome().toCompletableFuture().join();
        assertThat(outcome.stop().orElseThrow().kind()).isEqualTo(Stop.Kind.CANCELLED);
        assertThat(outcome.answered()).isEqualTo(world.answers.size()).isPositive();
        assertThat(outcome.calls().sent()).isEqualTo(world.provider().requests());
        var recovery = new Recovery();
        world.journal.replay(recovery);
        assertThat(recovery.lost()).isEmpty();
        assertThat(recovery.unread()).isEmpty();
    }

    @Test
    void aSinkThatFailsLosesNothingThatIsInFlight() {
        world.model(SLOW);
        world.rejected.put(AskWorld.texts(1).getFirst(), "so that its answer is one too many");
        var asker = world.start(AskWorld.texts(2000));
        var recovery = new Recovery();
        asker.outcome().whenComplete((outcome, failure) -> world.journal.replay(recovery));
        world.time.run();
        assertThat(asker.outcome().toCompletableFuture()).isCompletedExceptionally();
        assertThat(world.provider().requests()).isGreaterThan(1);
        assertThat(recovery.lost()).isEmpty();
    }

    /// Another process, after this one died before it settled anything.
    private AskWorld afterCrash(Recovery recovery) {
        world.journal.replay(entry -> {
            if (!(entry instanceof Entry.Settled)) {
                recovery.accept(entry);
            }
        });
        var after = new AskWorld(2).model(SLOW);
        after.paid = recovery.unread();
        return after;
    }

    @Test
    void answersPaidForBeforeACrashAreNotBoughtAgain() {
        world.model(SLOW);
        world.ask(100);
        var after = afterCrash(new Recovery());
        var outcome = after.ask(120);
        assertRight(after, 120, "after the crash");
        assertThat(outcome.answered()).isEqualTo(120);
        assertThat(after.log.stream().mapToInt(entry -> entry.items().size()).sum()).isEqualTo(20);
    }

    @Test
    void answersMixedUpBeforeACrashAreNotTaken() {
        world.model(SLOW);
        world.provider().next(Fault.SWAPPED);
        world.ask(20);
        var recovery = new Recovery();
        world.journal.replay(entry -> {
            if (recovery.unread().isEmpty()) {
                recovery.accept(entry);
            }
        });
        var after = new AskWorld(2).model(SLOW);
        after.paid = recovery.unread();
        after.ask(20);
        assertRight(after, 20, "after the crash");
        assertThat(after.log.stream().mapToInt(entry -> entry.items().size()).sum()).isEqualTo(2);
    }

    @Test
    void paidAnswersThatCannotBeKeptStayInTheJournal() {
        world.model(SLOW);
        world.ask(20);
        var after = afterCrash(new Recovery());
        after.shelfFailure = new IllegalStateException("full");
        var outcome = after.ask(20);
        assertThat(outcome.stop().orElseThrow().kind()).isEqualTo(Stop.Kind.RESOURCE);
        var settled = new ArrayList<Entry>();
        after.journal.replay(settled::add);
        assertThat(settled).isEmpty();
    }

    @Test
    void paidAnswersAreSettledAsTheyAreReadNotAtTheEnd() {
        world.model(SLOW);
        world.ask(20);
        var recovery = new Recovery();
        var after = afterCrash(recovery);
        after.rejected.put(AskWorld.texts(25).getLast(), "so that its answer is one too many");
        var asker = after.start(AskWorld.texts(25));
        after.time.run();
        assertThat(asker.outcome().toCompletableFuture()).isCompletedExceptionally();
        after.journal.replay(recovery);
        assertThat(recovery.unread().stream().map(paid -> paid.asked().call()))
                .doesNotContainAnyElementsOf(
                        after.paid.stream().map(paid -> paid.asked().call()).toList());
    }

    @Test
    void moneyInTheBudgetIsWhatTheProviderCharged() {
        world.model(SLOW.with(new FaultMix(0.2, List.of(Fault.RESET, Fault.SERVER_ERROR))));
        var outcome = world.ask(2000);
        var spent = world.budget.standing("run", Limits.NONE, world.time.instant()).getFirst();
        assertThat(spent.usd()).isEqualTo(outcome.spent().cost());
        assertThat(spent.requests()).isEqualTo(world.provider().requests());
    }
}
