package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunBookRepositoryTest extends BookCase {
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
}
