package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.run.RunResult.State;
import dev.onggi.spi.Failure;
import dev.onggi.step.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunGraphTest extends RunCase {
    @Test
    void conditionsDecideAndTellWhy() {
        var result =
                world.run(
                        """
                        a: {uses: collect/n}
                        b: {uses: save, when: "${steps.a.rows} > 10"}
                        c: {uses: save, from: [a], when: "${steps.a.rows} == 10"}
                        d: {uses: collect/n, needs: [b]}
                        """);
        assertThat(states(result))
                .containsExactly("a SUCCEEDED", "b SKIPPED", "c SUCCEEDED", "d SUCCEEDED");
        assertThat(result.succeeded()).isTrue();
        assertThat(only(result, 1).message(dev.onggi.problem.Language.EN))
                .contains("`${steps.a.rows} > 10` does not hold");
    }

    @Test
    void stepsThatDoNotWaitForEachOtherRunSideBySide() {
        var barrier = new CyclicBarrier(2);
        Step meeting =
                context -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    return NOTHING;
                };
        world.source("meet", meeting);
        assertThat(world.run("a: {uses: meet}\nb: {uses: meet}\n").succeeded()).isTrue();
    }

    @Test
    void untilRunsAStepAndWhatItNeeds() {
        var until = new RunRequest(Map.of(), null, 7, "b");
        var result =
                world.run(
                        "a: {uses: collect/n}\nb: {uses: save}\nc: {uses: save}\nd: {uses: fail}\n",
                        until,
                        new RunListener() {},
                        new Cancellation());
        assertThat(states(result)).containsExactly("a SUCCEEDED", "b SUCCEEDED");
        var wrong = new RunRequest(Map.of(), null, 0, "bb");
        assertThatThrownBy(() ->
                        world.run(
                                "b: {uses: collect/n}\n",
                                wrong,
                                new RunListener() {},
                                new Cancellation()))
                .hasMessageContaining("did you mean `b`");
    }

    @Test
    void aDateMakesAnInterval() {
        var intervals = new ArrayList<Instant>();
        world.source(
                "look",
                context -> {
                    intervals.add(context.run().intervalStart());
                    intervals.add(context.run().intervalEnd());
                    assertThat(context.run().backfill()).isTrue();
                    assertThat(context.run().sample()).isEqualTo(5);
                    return NOTHING;
                });
        var date = Instant.parse("2024-02-02T00:00:00Z");
        world.run(
                "a: {uses: look}\n",
                new RunRequest(Map.of(), date, 5, null),
                new RunListener() {},
                new Cancellation());
        assertThat(intervals).containsExactly(Instant.parse("2024-02-01T00:00:00Z"), date);
    }

    @Test
    void aCalledPipelineRunsForEachItemAloneInItsFailure() {
        world.source(
                "pick",
                context -> {
                    if ("b".equals(context.run().params().get("item"))) {
                        throw Failure.data("b is broken", "");
                    }
                    return NOTHING;
                });
        world.define("name: inner\nparams: {item: {type: string}}\nsteps:\n  s: {uses: pick}\n");
        var result =
                world.run(
                        "all: {uses: pipeline/inner, for_each: [a, b, c], params: {item: \"${item}\"}}\n");
        assertThat(result.state()).isEqualTo(State.FAILED);
        assertThat(only(result, 0).args()).containsExactly("inner", "b");
        assertThat(world.space.runs().latest(9))
                .filteredOn(r -> r.pipeline().equals("inner"))
                .hasSize(3);
        assertThat(world.run("one: {uses: pipeline/inner, params: {item: a}}\n").succeeded())
                .isTrue();
    }

    @Test
    void anUnsetVariableIsNamedWithTheKeyThatNeedsIt() {
        var result = world.run("a: {uses: collect/n, x: \"Bearer ${env.NO_SUCH_TOKEN}\"}\n");
        assertThat(only(result, 0).message(dev.onggi.problem.Language.EN))
                .isEqualTo("the variable NO_SUCH_TOKEN that `x` needs is not set");
    }
}
