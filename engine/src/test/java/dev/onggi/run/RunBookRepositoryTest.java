package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunBookRepository.Order;
import dev.onggi.run.TaskRepository.Wanted;
import dev.onggi.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RunBookRepositoryTest extends RunCase {
    @Parameter TestStore store;
    private RunBookRepository book;
    private WorkerRepository workers;

    @Override
    RunFixture fixture() throws IOException {
        return new RunFixture(root, store.in(Files.createTempDirectory(root, "store")).open());
    }

    @BeforeEach
    void book() {
        world.source("noop", context -> NOTHING);
        book = new RunBookRepository(world.database, world.space, world);
        workers = new WorkerRepository(book.world());
    }

    private String accept(String name) {
        return book.accept(order(name, RunCause.MANUAL)).orElseThrow();
    }

    private Order order(String name, RunCause cause) {
        return new Order(world.current(name), RunRequest.NOW, cause, null);
    }

    private List<Lease> lease(String worker, int places) {
        return lease(worker, places, Map.of());
    }

    private List<Lease> lease(String worker, Set<String> labels, int places) {
        workers.seen(worker, String.join(",", labels));
        var free = Map.of(Lane.COMPUTE, places, Lane.WAIT, places, Lane.TURN, places);
        return book.lease(new Wanted(worker, labels, false, free, Map.of()));
    }

    private List<Lease> lease(String worker, int places, Map<String, Integer> pools) {
        workers.seen(worker, "");
        var free = Map.of(Lane.COMPUTE, places, Lane.WAIT, places, Lane.TURN, places);
        return book.lease(new Wanted(worker, Set.of(), false, free, pools));
    }

    private static List<String> steps(List<Lease> leases) {
        return leases.stream().map(Lease::step).toList();
    }

    private void finish(Lease lease) {
        var result =
                new RunResult.StepResult(
                        lease.step(),
                        "noop",
                        StepState.SUCCEEDED,
                        NOTHING,
                        List.of(),
                        Duration.ZERO);
        book.finish(
                lease,
                new RunBookRepository.Done(result, Map.of(), List.of()),
                RunFixture.noSuccessor());
    }

    /// Works on everything that is left, as another process would.
    private void workOn(String run) {
        var worker = new Engine.Worker("other", Set.of(), false, Places.standard(Map.of()));
        try (var engine = new Engine(world.space, world.database, world, worker)) {
            engine.start().follow(run, new Cancellation());
        }
    }

    private String state(String run) {
        return world.space.runs().find(run).orElseThrow().state();
    }

    @Test
    void aStepIsTakenOnceAndItsSuccessorsWhenItHasEnded() {
        world.pipeline("p", "a: {uses: noop}\nb: {uses: noop, needs: [a]}\n");
        var run = accept("p");
        var first = lease("w1", 9);
        assertThat(steps(first)).containsExactly("a");
        assertThat(lease("w2", 9)).isEmpty();
        finish(first.getFirst());
        var second = lease("w2", 9);
        assertThat(steps(second)).containsExactly("b");
        assertThat(second.getFirst().fence()).isGreaterThan(first.getFirst().fence());
        finish(second.getFirst());
        assertThat(lease("w1", 9)).extracting(Lease::end).containsExactly(true);
        assertThat(state(run)).isEqualTo("running");
    }

    @Test
    void aWorkerThatSeemedDeadWritesNothingMore() {
        world.pipeline("p", "a: {uses: noop}\n");
        var run = accept("p");
        var late = lease("w1", 1).getFirst();
        workers.bury("w1");
        var next = lease("w2", 1).getFirst();
        assertThat(next.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> finish(late)).isInstanceOf(LateException.class);
        assertThatThrownBy(() -> book.again(late, List.of(), Duration.ZERO))
                .isInstanceOf(LateException.class);
        finish(next);
        workOn(run);
        assertThat(state(run)).isEqualTo("succeeded");
    }

    @Test
    void aStepThatKilledItsProcessTwiceFailsAndItsRunEnds() {
        world.pipeline("p", "a: {uses: noop}\nb: {uses: noop, needs: [a]}\n");
        var run = accept("p");
        for (var worker : List.of("w1", "w2")) {
            assertThat(steps(lease(worker, 1))).containsExactly("a");
            workers.bury(worker);
        }
        workOn(run);
        assertThat(state(run)).isEqualTo("failed");
        assertThat(world.space.runs().steps(run))
                .extracting(RunRepository.RecordedStep::state)
                .containsExactly(StepState.FAILED, StepState.SKIPPED);
        assertThat(world.space.runs().steps(run).getFirst().problems().getFirst())
                .contains("ONGGI-8016");
    }

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

    private static Engine.Worker worker(String id) {
        return new Engine.Worker(id, Set.of(), false, Places.standard(Map.of()));
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
    void aRunKeepsTheVersionItBeganWith() {
        world.pipeline("p", "a: {uses: noop}\nb: {uses: noop, needs: [a]}\n");
        var run = accept("p");
        world.pipelines.clear();
        var elsewhere = new RunBookRepository(world.database, world.space, world);
        assertThat(elsewhere.row(run).pipeline().steps().order()).hasSize(2);
        workOn(run);
        assertThat(state(run)).isEqualTo("succeeded");
    }

    @Test
    void theSameSlotIsAcceptedOnce() {
        world.pipeline("p", "a: {uses: noop}\n");
        var slot =
                RunCause.slot(
                        "daily/2024-01-02",
                        Instant.parse("2024-01-01T00:00:00Z"),
                        Instant.parse("2024-01-02T00:00:00Z"));
        assertThat(book.accept(order("p", slot))).isPresent();
        assertThat(book.accept(order("p", slot))).isEmpty();
        assertThat(world.space.runs().latest(9)).hasSize(1);
    }

    @Test
    void runsOfAPipelineWaitForEachOther() {
        world.define("name: p\nmax_active_runs: 2\nsteps:\n  a: {uses: noop}\n");
        var runs = List.of(accept("p"), accept("p"), accept("p"));
        assertThat(runs).extracting(this::state).containsExactly("running", "running", "queued");
        workOn(runs.get(2));
        assertThat(runs.subList(0, 1)).extracting(this::state).containsExactly("succeeded");
        assertThat(state(runs.get(2))).isEqualTo("succeeded");
    }

    @Test
    void aSlotIsLeftOutWhileAnotherRunGoesOnWherePipelinesSaySo() {
        world.define("name: p\noverlap: skip\nsteps:\n  a: {uses: noop}\n");
        var orders = new Orders(world.space, world);
        var first = orders.start("p", RunRequest.NOW, slot(1)).orElseThrow();
        assertThat(orders.start("p", RunRequest.NOW, slot(2))).isEmpty();
        assertThat(orders.knows("p", slot(1))).isTrue();
        assertThat(orders.knows("p", slot(2))).isFalse();
        var byHand = orders.start("p", RunRequest.NOW, RunCause.MANUAL).orElseThrow();
        assertThat(state(byHand)).isEqualTo("queued");
        workOn(first);
        workOn(byHand);
        assertThat(orders.start("p", RunRequest.NOW, slot(3))).isPresent();
    }

    private static RunCause slot(int day) {
        var end = Instant.EPOCH.plus(Duration.ofDays(day));
        return RunCause.slot("p" + day, end.minus(Duration.ofDays(1)), end);
    }

    @Test
    void aPoolIsNeverOverfull() {
        world.pipeline(
                "p",
                "a: {uses: noop, pool: gpu}\nb: {uses: noop, pool: gpu}\nc: {uses: noop, pool: gpu}\nd: {uses: noop}\n");
        accept("p");
        var pools = Map.of("gpu", 2);
        var first = lease("w1", 9, pools);
        assertThat(steps(first)).containsExactlyInAnyOrder("a", "b", "d");
        assertThat(lease("w2", 9, pools)).isEmpty();
        finish(first.stream().filter(l -> l.step().equals("a")).findFirst().orElseThrow());
        assertThat(steps(lease("w2", 9, pools))).containsExactly("c");
    }

    @Test
    void aPoolThatNobodyGavePlacesToHasOne() {
        world.pipeline("p", "a: {uses: noop, pool: gpu}\nb: {uses: noop, pool: gpu}\n");
        accept("p");
        var first = lease("w1", 9);
        assertThat(steps(first)).containsExactly("a");
        finish(first.getFirst());
        assertThat(steps(lease("w2", 9))).containsExactly("b");
    }

    @Test
    void aStepGoesToAWorkerThatHasOneOfItsLabels() {
        world.pipeline(
                "p",
                "a: {uses: noop, worker: [gpu, big_1]}\nb: {uses: noop, worker: gpu}\nc: {uses: noop}\n");
        accept("p");
        assertThat(steps(lease("w1", Set.of("huge", "big%1", "bigx1"), 9))).containsExactly("c");
        assertThat(steps(lease("w2", Set.of("fast", "big_1"), 9))).containsExactly("a");
        assertThat(steps(lease("w3", Set.of("gpu"), 9))).containsExactly("b");
    }

    @Test
    void aHigherPriorityGoesFirst() {
        world.pipeline("p", "a: {uses: noop}\nb: {uses: noop, priority: 5}\nc: {uses: noop}\n");
        accept("p");
        assertThat(steps(lease("w1", 1))).containsExactly("b");
    }

    @Test
    void wordsOfPriorityGoBeforeAndBehindOthers() {
        world.pipeline(
                "p",
                "a: {uses: noop, priority: low}\nb: {uses: noop}\nc: {uses: noop, priority: high}\n");
        accept("p");
        assertThat(steps(lease("w1", 1))).containsExactly("c");
        assertThat(steps(lease("w1", 1))).containsExactly("b");
    }

    @Test
    void aCancelledRunThatHasNotBegunEndsWithoutAStep() {
        world.pipeline("p", "a: {uses: noop}\nb: {uses: noop, run_on: always}\n");
        accept("p");
        var second = accept("p");
        book.cancel(second);
        workOn(second);
        assertThat(state(second)).isEqualTo("cancelled");
        assertThat(world.space.runs().steps(second))
                .extracting(RunRepository.RecordedStep::state)
                .containsOnly(StepState.CANCELLED);
    }

    @Test
    void runsThatEndWhileTheyAreAskedForStopNobody() {
        var ending =
                new java.util.AbstractCollection<String>() {
                    @Override
                    public java.util.Iterator<String> iterator() {
                        return java.util.Collections.emptyIterator();
                    }

                    @Override
                    public int size() {
                        return 0;
                    }

                    @Override
                    public boolean isEmpty() {
                        return false;
                    }
                };
        assertThat(book.cancelled(ending)).isEmpty();
    }

    @Test
    void aStepWhoseTimeHasLongComeIsNotWaitedFor() {
        world.pipeline("p", "a: {uses: noop}\n");
        accept("p");
        var lease = lease("w1", 1).getFirst();
        book.again(lease, List.of(), Duration.ofMinutes(1));
        assertThat(book.untilNext()).isBetween(50_000_000L, 60_000_000L);
        world.database.write(handle -> handle.execute("UPDATE task SET not_before = 1"));
        assertThat(book.untilNext()).isNull();
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
    void runsOfTheSameSecondWriteToFilesOfTheirOwn() {
        world.define("name: p\nmax_active_runs: 9\nsteps:\n  a: {uses: collect/n}\n");
        var runs = new ArrayList<String>();
        for (int i = 0; i < 9; i++) {
            runs.add(accept("p"));
        }
        try (var engine = new Engine(world.space, world.database, world, worker("w"))) {
            engine.start();
            while (MixedLoad.going(world.database)) {
                Thread.onSpinWait();
            }
        }
        assertThat(runs).extracting(this::state).containsOnly("succeeded");
        assertThat(root.resolve("data/raw").toFile().list()).hasSize(9);
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
