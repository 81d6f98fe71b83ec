package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.event.Ending;
import dev.onggi.event.Event;
import dev.onggi.run.RunBookRepository.Order;
import dev.onggi.run.RunRepository.RecordedStep;
import dev.onggi.run.TaskRepository.Wanted;
import dev.onggi.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs whose pipeline cannot be read any more, because a collector was deleted since they began.
@Timeout(120)
@ParameterizedClass
@EnumSource
class LostPipelineTest extends RunCase {
    @Parameter TestStore store;

    @Override
    RunFixture fixture() throws IOException {
        return new RunFixture(root, store.in(Files.createTempDirectory(root, "store")).open());
    }

    @BeforeEach
    void kinds() {
        world.source("noop", context -> NOTHING);
        world.source("gone", context -> NOTHING);
    }

    private String accept(String name) {
        return accept(name, null);
    }

    private String accept(String name, String attended) {
        return book().accept(
                        new Order(world.current(name), RunRequest.NOW, RunCause.MANUAL, attended))
                .orElseThrow();
    }

    /// As another process knows the runs.
    private RunBookRepository book() {
        return new RunBookRepository(world.database, world.space, world);
    }

    /// Takes one step as a worker that dies at it.
    private Lease take(String worker) {
        var book = book();
        new WorkerRepository(book.world()).seen(worker, "");
        var free = Map.of(Lane.COMPUTE, 1, Lane.WAIT, 1, Lane.TURN, 0);
        return book.lease(new Wanted(worker, Set.of(), false, free, Map.of())).getFirst();
    }

    private void finish(Lease lease) {
        var result =
                ProgressRepository.left(
                        book().row(lease.run()), lease.step(), StepState.SUCCEEDED, List.of());
        var done = new RunBookRepository.Done(result, Map.of(), List.of());
        book().finish(lease, done, RunFixture.noSuccessor());
    }

    /// Works on everything that is left, as a process that serves.
    private void serve(String... runs) {
        try (var engine = Engine.serve(world.space, world, Set.of())) {
            for (var run : runs) {
                engine.follow(run, new Cancellation());
            }
        }
    }

    private String state(String run) {
        return world.space.runs().find(run).orElseThrow().state();
    }

    private List<String> steps(String run) {
        return world.space.runs().steps(run).stream()
                .map(step -> step.name() + " " + step.state())
                .toList();
    }

    private List<String> problems(String run, String step) {
        return world.space.runs().steps(run).stream()
                .filter(one -> one.name().equals(step))
                .map(RecordedStep::problems)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void suchARunFailsAndTheOthersGoOn() {
        world.pipeline(
                "p", "a: {uses: noop}\nb: {uses: gone, needs: [a]}\nc: {uses: noop, needs: [b]}\n");
        world.pipeline("other", "a: {uses: noop}\n");
        var run = accept("p");
        finish(take("w1"));
        world.delete("gone");
        var other = accept("other");
        serve(other, run);
        assertThat(state(other)).isEqualTo("succeeded");
        assertThat(state(run)).isEqualTo("failed");
        assertThat(steps(run)).containsExactly("a SUCCEEDED", "b FAILED", "c SKIPPED");
        assertThat(problems(run, "b"))
                .anyMatch(line -> line.contains("ONGGI-8067") && line.contains(run))
                .anyMatch(line -> line.contains("`gone`"));
        assertThat(tasks()).isZero();
        assertThat(world.events)
                .filteredOn(event ->
                        event instanceof Event.RunEnded ended
                                && ended.run().id().equals(run)
                                && ended.ending().state() == Ending.State.FAILED)
                .hasSize(1);
    }

    private long tasks() {
        return world.database.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM task").mapTo(Long.class).one());
    }

    @Test
    void oneThatWaitsInAQueueEndsWhenItsTurnHasCome() {
        world.pipeline("p", "a: {uses: noop}\n");
        var first = accept("p");
        world.pipeline("p", "a: {uses: gone}\nb: {uses: noop}\n");
        var second = accept("p");
        world.pipeline("p", "a: {uses: noop}\n");
        var third = accept("p");
        world.delete("gone");
        serve(first, second, third);
        assertThat(state(first)).isEqualTo("succeeded");
        assertThat(steps(second)).containsExactly("a FAILED", "b SKIPPED");
        assertThat(state(second)).isEqualTo("failed");
        assertThat(state(third)).isEqualTo("succeeded");
    }

    @Test
    void whoeverCalledItIsWoken() {
        world.pipeline("inner", "a: {uses: gone, worker: far}\n");
        world.pipeline("outer", "call: {uses: pipeline/inner}\n");
        var outer = accept("outer");
        var inner = new ArrayList<String>();
        var worker = new Engine.Worker("near", Set.of(), false, Places.standard(Map.of()));
        try (var engine = new Engine(world.space, world.database, world, worker)) {
            engine.start();
            while (inner.isEmpty()) {
                world.space.runs().latest(9).stream()
                        .map(RunRepository.RecordedRun::id)
                        .filter(id -> id.startsWith("inner"))
                        .forEach(inner::add);
            }
        }
        world.delete("gone");
        try (var engine = Engine.serve(world.space, world, Set.of("far"))) {
            engine.follow(outer, new Cancellation());
        }
        assertThat(state(inner.getFirst())).isEqualTo("failed");
        assertThat(state(outer)).isEqualTo("failed");
        assertThat(problems(outer, "call").getFirst()).contains("ONGGI-8012");
    }

    @Test
    void oneWhoseWorkersDiedEndsToo() {
        world.pipeline("p", "a: {uses: gone}\nb: {uses: noop, needs: [a]}\n");
        var run = accept("p");
        take("w1");
        world.delete("gone");
        new WorkerRepository(book().world()).bury("w1");
        take("w2");
        new WorkerRepository(book().world()).bury("w2");
        serve(run);
        assertThat(state(run)).isEqualTo("failed");
        assertThat(steps(run)).containsExactly("a FAILED", "b SKIPPED");
    }

    @Test
    void oneThatWasWatchedByAProcessThatDiedIsInterrupted() {
        world.pipeline("p", "a: {uses: gone}\n");
        var run = accept("p", "watcher");
        new WorkerRepository(book().world()).seen("watcher", "");
        world.delete("gone");
        var book = book();
        new Undertaker(book, world.space).bury(List.of("watcher"));
        assertThat(state(run)).isEqualTo("interrupted");
    }

    @Test
    void itCanBeCancelled() {
        world.pipeline("p", "a: {uses: gone}\nb: {uses: noop, needs: [a]}\n");
        var run = accept("p");
        var queued = accept("p");
        world.delete("gone");
        assertThat(book().cancel(run)).containsKey(run);
        book().cancel(queued);
        serve(run, queued);
        assertThat(state(run)).isEqualTo("cancelled");
        assertThat(state(queued)).isEqualTo("cancelled");
        assertThat(steps(queued)).containsExactly("a CANCELLED", "b CANCELLED");
    }

    @Test
    void itCanBeRepeatedOnceWhatWasMissingIsBack() {
        world.pipeline("p", "a: {uses: noop}\nb: {uses: gone, needs: [a]}\n");
        var run = accept("p");
        finish(take("w1"));
        world.delete("gone");
        serve(run);
        world.source("gone", context -> NOTHING);
        var orders = new Orders(world.space, world);
        orders.again(orders.plan(run, RetryRequest.UNDONE));
        serve(run);
        assertThat(state(run)).isEqualTo("succeeded");
        assertThat(world.space.runs().steps(run))
                .extracting(RecordedStep::uses)
                .containsExactly("noop", "gone");
    }
}
