package dev.onggi.run;

import static dev.onggi.run.RunFixture.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunResult.State;
import dev.onggi.step.StepOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartialRunTest extends RunCase {
    private static final String STEPS =
            """
            a: {uses: collect/n}
            b: {uses: clean}
            c: {uses: save, x: '${steps.a.rows}'}
            """;

    private final List<String> done = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();

    @BeforeEach
    void kinds() {
        world.source(
                "collect/n",
                context -> {
                    done.add("a");
                    context.memory().put("mark", context.run().id());
                    return numbers(10).run(context);
                });
        world.reader(
                "clean",
                context -> {
                    done.add("b");
                    var rows = context.inputs().getFirst().dataset().rows();
                    return StepOutcome.of(
                            context.inputs().getFirst().dataset(),
                            new StepOutcome.Ledger(rows, rows, 0, 0),
                            Map.of());
                });
        world.reader(
                "save",
                context -> {
                    done.add("c");
                    return NOTHING;
                });
    }

    private RunResult run(@Nullable String until, @Nullable String from, @Nullable String only) {
        done.clear();
        taken.clear();
        var request = new RunRequest(Map.of(), null, 0, until, false, from, only);
        var listener =
                new RunListener() {
                    @Override
                    public void taken(String step, String run) {
                        taken.add(step + " of " + run);
                    }
                };
        return world.run(STEPS, request, listener, new Cancellation());
    }

    @Test
    void aRunThatBeginsInTheMidstTakesTheLatestResults() {
        var first = run("b", null, null);
        var rest = run(null, "c", null);
        assertThat(rest.state()).isEqualTo(State.SUCCEEDED);
        assertThat(done).containsExactly("c");
        assertThat(taken).containsExactly("a of " + first.id(), "b of " + first.id());
        assertThat(states(rest)).containsExactly("c SUCCEEDED");
        assertThat(rest.rows().in()).isEqualTo(10);
        assertThat(world.log(rest)).anyMatch(line -> line.contains("x=10"));
    }

    @Test
    void oneStepAloneIsRun() {
        run(null, null, null);
        assertThat(states(run(null, null, "b"))).containsExactly("b SUCCEEDED");
        assertThat(states(run("b", "b", null))).containsExactly("b SUCCEEDED");
        assertThat(states(run("a", "b", null))).isEmpty();
    }

    @Test
    void whatIsTakenIsToldByTheRunThatMadeIt() {
        var first = run(null, null, null);
        run(null, "b", null);
        run(null, "c", null);
        assertThat(taken).contains("a of " + first.id());
    }

    @Test
    void whereNoRunHasTheResultsTheNextStepIsTold() {
        assertThatThrownBy(() -> run(null, "b", null))
                .isInstanceOfSatisfying(
                        OnggiException.class,
                        e -> {
                            var problem = e.problems().getFirst();
                            assertThat(problem.code()).isEqualTo(RunProblem.NO_RESULTS);
                            assertThat(problem.args().stream().map(String::valueOf))
                                    .containsExactly("p", "a", "a");
                        });
        assertThat(world.space.runs().latest(9)).isEmpty();
    }

    @Test
    void aResultWhoseFileIsGoneIsNone() throws IOException {
        var first = run(null, null, null);
        var second = run(null, null, null);
        Files.delete(root.resolve("data/raw/n_20240305_060708_2.parquet"));
        assertThat(run(null, "b", null).state()).isEqualTo(State.SUCCEEDED);
        assertThat(taken).containsExactly("a of " + first.id()).doesNotContain(second.id());
    }

    @Test
    void theMarkOfACollectMovesWhenAnotherRunBringsItsRowsThrough() {
        var collected = run("a", null, null);
        assertThat(world.space.runs().memory("p", "a", "mark")).isEmpty();
        run(null, "b", null);
        assertThat(world.space.runs().memory("p", "a", "mark")).contains(collected.id());
    }

    @Test
    void aRepeatedPartKeepsWhatItHadTaken() {
        run("b", null, null);
        var rest = run(null, "c", null);
        var request = new RetryRequest("c", java.util.Set.of(), false, null);
        var plan = new Orders(world.space, world).plan(rest.id(), request);
        assertThat(plan.repeated()).containsExactly("c");
        var again =
                new Runner(world.space, world)
                        .again(plan, new RunListener() {}, new Cancellation());
        assertThat(again.state()).isEqualTo(State.SUCCEEDED);
        assertThat(states(again)).containsExactly("c SUCCEEDED");
    }

    @Test
    void anEstimateMayBeginInTheMidst() {
        run(null, null, null);
        var request = new RunRequest(Map.of(), null, 0, null, true, "b", null);
        var estimated = world.run(STEPS, request, new RunListener() {}, new Cancellation());
        assertThat(estimated.state()).isEqualTo(State.SUCCEEDED);
    }
}
