package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.FaultMix;
import dev.onggi.testkit.model.Latency;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every fault of a provider with many seeds, in virtual time.
class AskingFaultsTest {
    private static final int SEEDS = 50;
    private static final Behaviour SLOW =
            Behaviour.PLAIN.with(new Latency(Duration.ofSeconds(3), Duration.ofSeconds(1)));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HUGE") // 30 MB each; it has its own test
    void aFaultLosesMixesUpAndBuysTwiceNothing(Fault fault) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            check(fault + ", seed " + seed, seed, new FaultMix(0.3, List.of(fault)));
        }
    }

    @Test
    void hugeAnswersAreNoExceptions() {
        check("huge", 1, new FaultMix(0.3, List.of(Fault.HUGE)));
    }

    @Test
    void aMixOfFaultsLosesMixesUpAndBuysTwiceNothing() {
        var passing = FaultMix.passing(0.3).kinds().stream().filter(f -> f != Fault.HUGE).toList();
        for (long seed = 1; seed <= SEEDS; seed++) {
            var stop = check("mix, seed " + seed, seed, new FaultMix(0.3, passing));
            assertThat(stop.stop()).as("seed " + seed).isEmpty();
        }
    }

    private static Outcome check(String what, long seed, FaultMix faults) {
        var world = new AskWorld(seed).model(SLOW.with(faults));
        var texts = AskWorld.texts(200);
        var outcome = world.ask(texts);
        new AskCheck(world, what).holds(texts, outcome);
        return outcome;
    }
}
