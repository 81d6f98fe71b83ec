package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Runs that go from one process to another: the first died, seemed dead, or ended in good order.
class HandedOverRunTest extends BookCase {
    @Test
    void aRunGoesOnElsewhereWithWhatItsStepsHandedOn() {
        var seen = new ArrayList<Long>();
        world.reader(
                "look",
                context -> {
                    seen.add(context.inputs().getFirst().dataset().keptRows());
                    return NOTHING;
                });
        world.pipeline("p", "a: {uses: collect/n}\nb: {uses: look}\n");
        var run = accept("p");
        var lease = lease("w1", 1).getFirst();
        try (var live = new LiveRun(world.space, book.row(run), List.of())) {
            new StepTurn(book, world, live, worker("w1"), () -> false, RunFixture.noSuccessor())
                    .take(lease);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        workers.bury("w1");
        workOn(run);
        assertThat(state(run)).isEqualTo("succeeded");
        assertThat(seen).containsExactly(10L);
    }

    @Test
    void whatATryPublishedWhoseProcessDiedIsWithdrawn() {
        world.pipeline("p", "a: {uses: collect/n}\n");
        var run = accept("p");
        var lease = lease("w1", 1).getFirst();
        try (var live = new LiveRun(world.space, book.row(run), List.of())) {
            var step = live.row().step("a");
            var values = book.world().values(live.row(), Map.of());
            live.steps()
                    .run(
                            new StepRunner.Try(
                                    step, List.of(), values, lease.attempt(), 0, () -> {}),
                            new Cancellation());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(world.space.datasets().ofRun(run)).hasSize(1);
        workers.bury("w1");
        workOn(run);
        assertThat(world.space.datasets().ofRun(run)).hasSize(1);
        assertThat(root.resolve("data/raw").toFile().list()).hasSize(1);
    }

    @Test
    void aWorkerThatSeemedDeadPublishesNothingMoreAndTakesNothingBack() throws IOException {
        world.pipeline("p", "a: {uses: collect/n}\n");
        var run = accept("p");
        var late = lease("w1", 1).getFirst();
        workers.bury("w1");
        var next = lease("w2", 1).getFirst();
        try (var live = new LiveRun(world.space, book.row(run), List.of())) {
            new StepTurn(book, world, live, worker("w2"), () -> false, RunFixture.noSuccessor())
                    .take(next);
            var published = world.space.datasets().published();
            assertThat(published).hasSize(1);
            assertThatThrownBy(() ->
                            new StepTurn(
                                            book,
                                            world,
                                            live,
                                            worker("w1"),
                                            () -> false,
                                            RunFixture.noSuccessor())
                                    .take(late))
                    .isInstanceOf(LateException.class);
            assertThat(world.space.datasets().published()).isEqualTo(published);
            assertThat(root.resolve("data/raw").toFile().list()).hasSize(1);
        }
    }

    @Test
    void whatAStepPublishedThatKilledItsProcessTwiceIsTakenBack() throws IOException {
        world.pipeline("p", "a: {uses: collect/n}\n");
        var run = accept("p");
        for (var worker : List.of("w1", "w2")) {
            publishWithoutAnEnd(run, lease(worker, 1).getFirst());
            workers.bury(worker);
        }
        workOn(run);
        assertThat(state(run)).isEqualTo("failed");
        assertThat(world.space.datasets().published()).isEmpty();
        assertThat(root.resolve("data/raw").toFile().list()).isEmpty();
    }

    private void publishWithoutAnEnd(String run, Lease lease) throws IOException {
        try (var live = new LiveRun(world.space, book.row(run), List.of())) {
            var step = live.row().step(lease.step());
            var values = book.world().values(live.row(), Map.of());
            live.steps()
                    .run(
                            new StepRunner.Try(
                                    step,
                                    List.of(),
                                    values,
                                    lease.attempt(),
                                    0,
                                    () -> book.check(lease)),
                            new Cancellation());
        }
    }

    @Test
    void aCancelledRunWhoseWorkerDiedDoesNotGoOn() throws IOException {
        world.pipeline("p", "a: {uses: collect/n}\nb: {uses: noop, needs: [a]}\n");
        var run = accept("p");
        publishWithoutAnEnd(run, lease("w1", 1).getFirst());
        book.cancel(run);
        workers.bury("w1");
        workOn(run);
        assertThat(state(run)).isEqualTo("cancelled");
        assertThat(world.space.runs().steps(run))
                .extracting(RunRepository.RecordedStep::state)
                .containsExactly(StepState.CANCELLED, StepState.CANCELLED);
        assertThat(world.space.datasets().published()).isEmpty();
    }

    @Test
    void aRunThatHasEndedElsewhereIsFollowedToItsEnd() {
        world.pipeline("p", "a: {uses: noop}\n");
        var run = accept("p");
        workOn(run);
        try (var engine = new Engine(world.space, world.database, world, worker("late"))) {
            var result = engine.start().follow(run, new Cancellation());
            assertThat(result.state()).isEqualTo(RunResult.State.SUCCEEDED);
        }
    }

    @Test
    void whoEndsInGoodOrderLeavesItsRunsToTheNext() throws Exception {
        var begun = new CountDownLatch(1);
        world.source(
                "long",
                context -> {
                    if (context.attempt() == 1) {
                        var told = new CountDownLatch(1);
                        try (var waiting = context.cancellation().onCancel(told::countDown)) {
                            begun.countDown();
                            told.await();
                        }
                        throw OnggiException.of(DataProblem.CANCELLED);
                    }
                    return NOTHING;
                });
        world.pipeline("p", "a: {uses: long}\n");
        var run = accept("p");
        try (var engine = new Engine(world.space, world.database, world, worker("first"))) {
            engine.start();
            begun.await();
        }
        assertThat(state(run)).isEqualTo("running");
        workOn(run);
        assertThat(state(run)).isEqualTo("succeeded");
    }

    @Test
    void aRunThatAnotherProcessHasEndedIsForgottenHere() {
        world.pipeline(
                "p", "a: {uses: noop, worker: here}\nb: {uses: noop, needs: [a], worker: there}\n");
        var run = accept("p");
        var pulse = new Engine.Pulse(Duration.ofMillis(50), Duration.ofSeconds(30));
        var places = new Places(Map.of(Lane.COMPUTE, 1, Lane.WAIT, 1, Lane.TURN, 0), Map.of());
        var here = new Engine.Worker("here", Set.of("here"), false, places, pulse);
        var there =
                new Engine.Worker(
                        "there", Set.of("there"), false, Places.standard(Map.of()), pulse);
        try (var one = new Engine(world.space, world.database, world, here).start()) {
            while (!one.open().containsKey(run)) {
                Thread.onSpinWait();
            }
            try (var other = new Engine(world.space, world.database, world, there).start()) {
                other.follow(run, new Cancellation());
            }
            assertThat(state(run)).isEqualTo("succeeded");
            while (one.open().containsKey(run)) {
                Thread.onSpinWait();
            }
        }
    }
}
