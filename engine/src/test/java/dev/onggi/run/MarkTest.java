package dev.onggi.run;

import static dev.onggi.run.RunFixture.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.State;
import dev.onggi.step.StepOutcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MarkTest extends RunCase {
    private void mark(String run, String step, StepState state) {
        new Orders(world.space, world).mark(run, step, state, "mina");
    }

    private String state(String run) {
        return world.space.runs().find(run).orElseThrow().state();
    }

    private List<String> recorded(String run) {
        return world.space.runs().steps(run).stream()
                .map(step -> step.name() + " " + step.state())
                .toList();
    }

    private RunResult retry(String run) {
        var plan = new Orders(world.space, world).plan(run, RetryRequest.UNDONE);
        return new Runner(world.space, world).again(plan, new RunListener() {}, new Cancellation());
    }

    @Test
    void aRunThatIsOverEndsAsItsStepsSay() {
        var failed = world.run("a: {uses: fail}\n");
        assertThat(state(failed.id())).isEqualTo("failed");
        mark(failed.id(), "a", StepState.SUCCEEDED);
        assertThat(state(failed.id())).isEqualTo("succeeded");
        assertThat(world.space.runs().steps(failed.id()).getFirst().problems())
                .singleElement()
                .asString()
                .contains("marked as succeeded by mina");
        mark(failed.id(), "a", StepState.FAILED);
        assertThat(state(failed.id())).isEqualTo("failed");
        assertThat(world.log(failed)).anyMatch(line -> line.contains("\"by\":\"mina\""));
    }

    @Test
    void whatCameAfterAMarkedStepIsDoneByTheNextRetry() {
        var failed = world.run("a: {uses: fail}\nb: {uses: collect/n, needs: [a]}\n");
        assertThat(recorded(failed.id())).containsExactly("a FAILED", "b SKIPPED");
        mark(failed.id(), "a", StepState.SKIPPED);
        assertThat(states(retry(failed.id()))).containsExactly("a SKIPPED", "b SUCCEEDED");
    }

    @Test
    void aGateThatSomebodyOpensHandsOnItsRows() {
        world.reader(
                "gate",
                context -> {
                    var in = context.inputs().getFirst().dataset();
                    var closed = Problem.of(RunProblem.BUG, null, "gate", "closed");
                    return new StepOutcome(
                            in,
                            new StepOutcome.Ledger(10, 10, 0, 0),
                            Map.of(),
                            List.of(),
                            List.of(closed),
                            List.of());
                });
        var stopped = world.run("a: {uses: collect/n}\nb: {uses: gate}\nc: {uses: save}\n");
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        mark(stopped.id(), "b", StepState.SUCCEEDED);
        assertThat(states(retry(stopped.id())))
                .containsExactly("a SUCCEEDED", "b SUCCEEDED", "c SUCCEEDED");
    }

    @Test
    void marksOfACollectMoveWhereSomebodySaysThatItsRowsMayGo() {
        world.source(
                "collect/i",
                context -> {
                    context.memory().put("mark", "7");
                    return numbers(3).run(context);
                });
        world.reader(
                "broken",
                context -> {
                    throw new IllegalStateException();
                });
        var failed = world.run("a: {uses: collect/i}\nb: {uses: broken}\n");
        assertThat(world.space.runs().memory("p", "a", "mark")).isEmpty();
        mark(failed.id(), "b", StepState.SUCCEEDED);
        assertThat(world.space.runs().memory("p", "a", "mark")).contains("7");
    }

    @Test
    void aWaitingStepIsMarkedAndWakesWhatWaitedForItAndOneAtWorkIsNot() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        world.source(
                "slow",
                context -> {
                    begun.countDown();
                    go.await();
                    return NOTHING;
                });
        world.pipeline(
                "p",
                """
                a: {uses: slow}
                b: {uses: fail, needs: [a]}
                c: {uses: collect/n, needs: [b]}
                """);
        var worker = new Engine.Worker("w", Set.of(), false, Places.standard(Map.of()));
        try (var engine = new Engine(world.space, world.database, world, worker)) {
            var run = engine.start().orders().start("p", RunRequest.NOW, RunCause.MANUAL);
            begun.await();
            var id = run.orElseThrow();
            assertThatThrownBy(() -> mark(id, "a", StepState.SUCCEEDED))
                    .hasMessageContaining("somebody works on");
            engine.orders().mark(id, "b", StepState.SUCCEEDED, "mina");
            assertThat(recorded(id)).startsWith("a RUNNING", "b SUCCEEDED");
            go.countDown();
            var end = new RunFollower(world.space, world);
            var result = end.follow(id, new RunListener() {}, new Cancellation());
            assertThat(states(result)).containsExactly("a SUCCEEDED", "b SUCCEEDED", "c SUCCEEDED");
        } finally {
            go.countDown();
        }
    }

    @Test
    void aStepThatTheRunDoesNotHaveIsTold() {
        var run = world.run("fetch: {uses: collect/n}\n");
        assertThatThrownBy(() -> mark(run.id(), "fetsh", StepState.FAILED))
                .hasMessageContaining("did you mean `fetch`");
    }
}
