package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.budget.Allowance;
import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.FaultMix;
import dev.onggi.testkit.model.Latency;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Models that are down, with and without another that takes their place.
class FallbackTest {
    private static final Behaviour SLOW =
            Behaviour.PLAIN.with(new Latency(Duration.ofSeconds(3), Duration.ofSeconds(1)));

    private final AskWorld world = new AskWorld(1);

    private static Behaviour always(Fault fault) {
        return SLOW.with(new FaultMix(1, List.of(fault)));
    }

    private List<String> answeredBy() {
        return world.shelf.stream().map(Shelf.Kept::model).toList();
    }

    private Allowance spent() {
        return world.budget.standing("run", Limits.NONE, world.time.instant()).getFirst();
    }

    @Test
    void theFallbackIsAskedWhileTheFirstIsDownAndTheFirstAgainOnceItIsBack() {
        world.model(SLOW).model(SLOW);
        world.refusing.add(0);
        var asker = world.start(AskWorld.texts(60_000));
        world.time.runFor(Duration.ofSeconds(30));
        assertThat(answeredBy()).isNotEmpty().containsOnly("m1");

        world.refusing.clear();
        world.time.runFor(Duration.ofSeconds(30));
        int before = world.shelf.size();
        world.time.run();

        var outcome = asker.outcome().toCompletableFuture().join();
        assertThat(outcome.stop()).isEmpty();
        assertThat(outcome.answered()).isEqualTo(60_000);
        assertThat(answeredBy().subList(before, 60_000)).isNotEmpty().containsOnly("m0");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "UNAVAILABLE", "OVERLOADED", "SILENCE", "HTML", "RESET"})
    void whateverItIsThatTheFirstDoesInsteadOfAnswering(Fault fault) {
        world.model(always(fault)).model(SLOW);
        var begin = world.time.instant();
        var outcome = world.ask(2000);
        assertThat(outcome.stop()).isEmpty();
        assertThat(world.rejected).isEmpty();
        assertThat(answeredBy()).hasSize(2000).containsOnly("m1");
        assertThat(Duration.between(begin, world.time.instant()))
                .isLessThan(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "UNAVAILABLE", "SILENCE"})
    void oneQuestionAloneGetsThereToo(Fault fault) {
        world.model(always(fault)).model(SLOW);
        assertThat(world.ask(1).stop()).isEmpty();
        assertThat(answeredBy()).containsExactly("m1");
    }

    @Test
    void aFallbackThatIsDownItselfSendsQuestionsBack() {
        world.model(SLOW).model(SLOW);
        world.refusing.add(0);
        var asker = world.start(AskWorld.texts(20_000));
        world.time.runFor(Duration.ofSeconds(20));
        world.refusing.add(1);
        world.time.runFor(Duration.ofMinutes(2));
        world.refusing.remove(0);
        world.time.run();
        assertThat(asker.outcome().toCompletableFuture().join().stop()).isEmpty();
        assertThat(answeredBy()).hasSize(20_000).contains("m0", "m1");
    }

    @Test
    void anOverloadedMomentReplacesNobody() {
        world.model(SLOW).model(SLOW);
        world.provider().next(Fault.OVERLOADED, Fault.SERVER_ERROR, Fault.RATE_LIMIT);
        world.ask(1000);
        assertThat(answeredBy()).hasSize(1000).containsOnly("m0");
    }

    @Test
    void aFallbackWithAWrongKeyIsNoReasonToRejectAnything() {
        world.model(SLOW).model(always(Fault.UNAUTHORIZED));
        world.refusing.add(0);
        var outcome = world.ask(1000);
        assertThat(outcome.stop().orElseThrow().kind()).isEqualTo(Stop.Kind.UPSTREAM);
        assertThat(world.rejected).isEmpty();
    }

    @Test
    void whatTheFallbackAnswersBadlyIsAskedAnewByALaterRun() {
        world.model(SLOW).model(SLOW.with(Answerer.items(fields -> Map.of("raw_text", List.of()))));
        world.refusing.add(0);
        world.ask(3);
        assertThat(world.rejected).hasSize(3);
        assertThat(world.rejectedForGood).isEmpty();
    }

    @Test
    void withoutAFallbackTheReasonIsToldAndNothingIsSpent() {
        world.model(SLOW);
        world.refusing.add(0);
        world.limits = new Limits(Money.usd("0.10"), 3L);
        var begin = world.time.instant();

        var outcome = world.ask(1000);

        var stop = outcome.stop().orElseThrow();
        assertThat(stop.kind()).isEqualTo(Stop.Kind.UPSTREAM);
        assertThat(stop.problem().toString()).contains("fake: connection refused");
        assertThat(stop.untouched()).isEqualTo(1000);
        assertThat(Duration.between(begin, world.time.instant()))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(spent().usd()).isEqualTo(Money.ZERO);
        assertThat(spent().requests()).isZero();
        var replayed = new Budget(Limits.NONE, Limits.NONE, ZoneOffset.UTC);
        world.journal.replay(replayed);
        var found = replayed.standing("run", Limits.NONE, begin);
        assertThat(found).allSatisfy(one -> assertThat(one.requests()).isZero());
    }

    @Test
    void aBudgetThatWentIntoFailuresAloneTellsTheFailure() {
        world.model(always(Fault.SERVER_ERROR));
        world.limits = new Limits(null, 5L);
        var stop = world.ask(1000).stop().orElseThrow();
        assertThat(stop.kind()).isEqualTo(Stop.Kind.UPSTREAM);
        assertThat(stop.problem().toString()).contains("SERVER_ERROR");
        assertThat(spent().requests()).isEqualTo(5);
    }
}
