package dev.onggi.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.report.Recoveries.Outage;
import dev.onggi.run.EndedRunRepository.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecoveriesTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static Run run(String pipeline, String state, int ended) {
        return new Run(
                pipeline + ended, pipeline, "scheduled", state, at(ended - 1), at(ended), null);
    }

    @Test
    void anOutageIsFromTheFirstFailureToTheNextSuccessOfThePipeline() {
        var runs =
                List.of(
                        run("a", "succeeded", 1),
                        run("a", "failed", 10),
                        run("b", "succeeded", 12),
                        run("a", "stopped", 20),
                        run("a", "cancelled", 25),
                        run("a", "succeeded", 30),
                        run("b", "interrupted", 40));
        assertThat(Recoveries.of(runs, Map.of()))
                .containsExactly(new Outage("a", at(10), at(30)), new Outage("b", at(40), null));
        assertThat(new Outage("b", at(40), null).took(at(45))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aDeadProcessIsAnOutageUntilItsRunSucceedsElsewhere() {
        var run = run("a", "succeeded", 30);
        assertThat(Recoveries.of(List.of(run), Map.of(run.id(), at(28))))
                .containsExactly(new Outage("a", at(28), at(30)));
    }
}
