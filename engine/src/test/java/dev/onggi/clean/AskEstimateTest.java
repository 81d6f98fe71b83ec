package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.Outcome;
import dev.onggi.clean.ask.Stop;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.data.DataProblem;
import dev.onggi.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskEstimateTest {
    private static final AskEstimate ESTIMATE =
            new AskEstimate(10, new Tokens(2000, 400), Money.usd("0.02"), Duration.ofSeconds(20));

    private static Outcome outcome(Optional<Stop> stop) {
        return new Outcome(
                200,
                0,
                new Outcome.Spent(Money.usd("0.03"), 1000, 500),
                new Outcome.Calls(11, 0, 0, Duration.ZERO, Duration.ZERO),
                stop);
    }

    @Test
    void tellsTheErrorOfEachOfItsParts() {
        assertThat(ESTIMATE.against(outcome(Optional.empty()), Duration.ofSeconds(30)))
                .isEqualTo(
                        "; estimated 10 requests (became +10%), 2,000 tokens in (became -50%),"
                                + " 400 out (became +25%), 0.02 USD (became +50%),"
                                + " 20 s (became +50%)");
    }

    @Test
    void hasNoErrorWhereTheAskingEndedEarlyOrNothingWasAsked() {
        var stop = new Stop(Stop.Kind.BUDGET, Problem.of(DataProblem.CANCELLED, null), 7);
        assertThat(ESTIMATE.against(outcome(Optional.of(stop)), Duration.ZERO)).isEmpty();
        var nothing = new AskEstimate(0, new Tokens(0, 0), Money.ZERO, Duration.ZERO);
        assertThat(nothing.against(outcome(Optional.empty()), Duration.ZERO)).isEmpty();
    }

    @Test
    void whatIsFreeHasNoError() {
        var free = new AskEstimate(10, new Tokens(1, 1), Money.ZERO, Duration.ZERO);
        assertThat(free.against(outcome(Optional.empty()), Duration.ZERO))
                .contains("0.00 USD, 0 s")
                .doesNotContain("NaN", "Infinity");
    }
}
