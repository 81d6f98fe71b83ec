package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.store.FaultPoints;
import dev.onggi.store.FaultyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every commit and every operation on a file that is published fails once, and the process goes
/// on: the first of a pass, the second of the next one, until a pass meets no failure. Each run
/// ends without a restart.
class FaultPointTest {
    private static final int SIDE_BY_SIDE = 4;

    @TempDir Path root;

    @Test
    void aFailureAtAnyPlaceLosesAndDoublesNothing() throws Exception {
        var failed = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var all = new ArrayList<Future<List<String>>>();
            for (int first = 1; first <= SIDE_BY_SIDE; first++) {
                all.add(threads.submit(passes(first)));
            }
            for (var some : all) {
                failed.addAll(some.get());
            }
        }
        System.out.println(failed.size() + " places failed once each");
        assertThat(failed)
                .hasSizeGreaterThan(100)
                .contains("before a commit", "after a commit", "after a rename", "before a text");
    }

    private Callable<List<String>> passes(int first) {
        return () -> {
            var folder = Files.createDirectories(root.resolve("world" + first));
            var faults = new FaultPoints(false);
            var failed = new ArrayList<String>();
            try (var database = FaultyStore.open(folder.resolve(".onggi/onggi.db"), faults);
                    var world =
                            new RunFixture(
                                    folder,
                                    database,
                                    new FaultyFiles(faults),
                                    InstantSource.system())) {
                var load = MixedLoad.in(world);
                for (int n = first; ; n += SIDE_BY_SIDE) {
                    try (var engine = engine(world)) {
                        faults.arm(n);
                        load.askForSome(engine.orders(), n);
                        MixedLoad.end(world, "failure %d".formatted(n));
                    }
                    var place = faults.disarm();
                    Recovery.run(world.space, world, folder.resolve("spill"));
                    var when = "failure %d, %s".formatted(n, place);
                    new RunChecker(folder, database, when).check(List.of(7 * n + 1, 7 * n + 3));
                    if (place.isEmpty()) {
                        return failed;
                    }
                    failed.add(place);
                }
            }
        };
    }

    private static Engine engine(RunFixture world) {
        var worker = MixedLoad.worker(UUID.randomUUID().toString());
        return new Engine(world.space, world.database, world, worker).start();
    }
}
