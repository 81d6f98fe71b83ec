package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.run.RunBookRepository.Order;
import dev.onggi.run.TaskRepository.Wanted;
import dev.onggi.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The book of runs on each kind of store, with a step `noop` and hands that take from it.
@ParameterizedClass
@EnumSource
abstract class BookCase extends RunCase {
    @Parameter TestStore store;
    RunBookRepository book;
    WorkerRepository workers;

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

    String accept(String name) {
        return book.accept(order(name, RunCause.MANUAL)).orElseThrow();
    }

    Order order(String name, RunCause cause) {
        return new Order(world.current(name), RunRequest.NOW, cause, null);
    }

    List<Lease> lease(String worker, int places) {
        return lease(worker, places, Map.of());
    }

    List<Lease> lease(String worker, Set<String> labels, int places) {
        return book.lease(wanted(worker, labels, places, Map.of()));
    }

    List<Lease> lease(String worker, int places, Map<String, Integer> pools) {
        return book.lease(wanted(worker, Set.of(), places, pools));
    }

    /// What a worker that lives can take.
    Wanted wanted(String worker, Set<String> labels, int places, Map<String, Integer> pools) {
        workers.seen(worker, String.join(",", labels));
        var free = Map.of(Lane.COMPUTE, places, Lane.WAIT, places, Lane.TURN, places);
        return new Wanted(worker, labels, false, free, pools);
    }

    static List<String> steps(List<Lease> leases) {
        return leases.stream().map(Lease::step).toList();
    }

    void finish(Lease lease) {
        book.finish(lease, done(lease), RunFixture.noSuccessor());
    }

    static RunBookRepository.Done done(Lease lease) {
        var result =
                new RunResult.StepResult(
                        lease.step(),
                        "noop",
                        StepState.SUCCEEDED,
                        NOTHING,
                        List.of(),
                        Duration.ZERO);
        return new RunBookRepository.Done(result, Map.of(), List.of());
    }

    /// Works on everything that is left, as another process would.
    void workOn(String run) {
        var worker = new Engine.Worker("other", Set.of(), false, Places.standard(Map.of()));
        try (var engine = new Engine(world.space, world.database, world, worker)) {
            engine.start().follow(run, new Cancellation());
        }
    }

    String state(String run) {
        return world.space.runs().find(run).orElseThrow().state();
    }

    static Engine.Worker worker(String id) {
        return new Engine.Worker(id, Set.of(), false, Places.standard(Map.of()));
    }
}
