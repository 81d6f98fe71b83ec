package dev.onggi.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.run.EndedRunRepository.Run;
import dev.onggi.run.EndedRunRepository.Work;
import dev.onggi.run.RunStatistics.Ends;
import dev.onggi.run.RunStatistics.OfPipeline;
import dev.onggi.run.RunStatistics.OfStep;
import dev.onggi.run.RunStatistics.Rows;
import dev.onggi.run.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvisorTest {
    private static final Rows ROWS = new Rows(0, 0, 0);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static OfStep step(String name, int runs, int minutes, int failed) {
        return new OfStep(
                name, "clean", new Ends(runs, failed, 0, 0), timing(runs, minutes), ROWS, 0, 0);
    }

    private static Timing timing(int runs, int minutes) {
        return new Timing(runs, Duration.ofMinutes(minutes), Duration.ofMinutes(minutes));
    }

    private static OfPipeline pipeline(int runs, int minutes, int failed, OfStep... steps) {
        return new OfPipeline(
                "p",
                new Ends(runs, failed, 0, 0),
                timing(runs, minutes),
                ROWS,
                0,
                0,
                List.of(steps));
    }

    private static List<String> advice(OfPipeline pipeline) {
        return said(new Advisor(List.of(), List.of()).advice(List.of(pipeline), List.of()));
    }

    private static List<String> said(List<Problem> advice) {
        return advice.stream().map(one -> one.message(Language.EN)).toList();
    }

    @Test
    void aStepThatTakesMostOfTheTimeIsToBeSplit() {
        assertThat(advice(pipeline(5, 60, 0, step("a", 5, 50, 0), step("b", 5, 10, 0))))
                .containsExactly("step `a` of `p` takes 50.0 of 60.0 minutes (median of 5 runs)");
    }

    @Test
    void fewOrShortRunsSupportNothing() {
        assertThat(advice(pipeline(4, 60, 0, step("a", 4, 50, 0), step("b", 4, 1, 0)))).isEmpty();
        assertThat(advice(pipeline(9, 5, 0, step("a", 9, 4, 0), step("b", 9, 1, 0)))).isEmpty();
        assertThat(advice(pipeline(9, 60, 0, step("a", 9, 60, 0)))).isEmpty();
        assertThat(advice(pipeline(9, 60, 4, step("a", 9, 1, 4), step("b", 9, 1, 0)))).isEmpty();
    }

    @Test
    void aStepThatFailsMostIsToBeMended() {
        assertThat(advice(pipeline(9, 1, 6, step("a", 9, 1, 4), step("b", 9, 1, 2))))
                .containsExactly("step `a` of `p` was at fault in 4 of 6 failed runs");
    }

    @Test
    void aScheduleThatWaitsForAnotherPipelineIsToBeMoved() {
        var runs = new ArrayList<Run>();
        var work = new ArrayList<Work>();
        for (int day = 0; day < 5; day++) {
            var at = START.plus(Duration.ofDays(day));
            var begun = at.plus(Duration.ofMinutes(12));
            runs.add(run("late" + day, "late", at, at.plus(Duration.ofMinutes(20))));
            work.add(new Work("late" + day, "a", begun, begun.plusSeconds(60)));
            runs.add(run("big" + day, "big", at.minusSeconds(60), begun));
        }
        assertThat(said(new Advisor(runs, work).advice(List.of(), List.of())))
                .containsExactly(
                        "runs of `late` wait 12.0 minutes for their first step (median), in 5 of 5"
                                + " while `big` runs");
        assertThat(new Advisor(runs.subList(0, 8), work).advice(List.of(), List.of())).isEmpty();
    }

    private static Run run(String id, String pipeline, Instant from, Instant to) {
        return new Run(id, pipeline, "scheduled", "succeeded", from, to, null);
    }
}
