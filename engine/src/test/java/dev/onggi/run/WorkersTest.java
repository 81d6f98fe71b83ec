package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.DurableFiles;
import dev.onggi.store.Database;
import dev.onggi.store.TestStore;
import dev.onggi.workspace.StoreUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two workers share the runs of a PostgreSQL store, and one of them is killed or stopped again and
/// again. `-Donggi.seed=N` chooses other instants.
class WorkersTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_260_305L);
    private static final int STEPS_A_RUN = 10;

    @TempDir Path folder;

    @Test
    void aThousandStepsWithKilledWorkersHaveTheirEffectOnce() throws Exception {
        run(1_000, 5, 1500, 0);
    }

    @Test
    @Tag("slow")
    void tenThousandStepsWithKilledWorkersHaveTheirEffectOnce() throws Exception {
        run(10_000, Integer.MAX_VALUE, 3000, 0);
    }

    /// Longer than the others wait for a sign of life.
    @Test
    void aWorkerThatWasStoppedForLongWritesNothingMore() throws Exception {
        run(600, 3, 300, WorkingProcess.PULSE.silence().toMillis() + 2000);
    }

    /// @param kills at most so many, each after a while
    /// @param pause how long a worker is stopped before it goes on, or 0 to kill it
    private void run(int steps, int kills, int everyMillis, long pause) throws Exception {
        var random = new Random(SEED);
        var when = "%d steps, seed %d".formatted(steps, SEED);
        var root = Files.createDirectories(folder.resolve("w"));
        var url = TestStore.freshAddress();
        try (var database = Database.open(StoreUrl.parse(url, null));
                var world =
                        new RunFixture(
                                root, database, new DurableFiles(), InstantSource.system())) {
            MixedLoad.in(world);
            var orders = new Orders(world.space, world);
            for (int i = 0; i < steps / STEPS_A_RUN; i++) {
                orders.start("ten", RunRequest.NOW, RunCause.MANUAL);
            }
            var workers = new ArrayList<>(List.of(worker(root, url), worker(root, url)));
            try {
                int done = 0;
                while (done < kills && MixedLoad.going(database)) {
                    Thread.sleep(everyMillis + random.nextInt(1000));
                    int which = random.nextInt(2);
                    if (pause > 0) {
                        stop(workers.get(which), pause);
                    } else {
                        workers.get(which).kill();
                        workers.set(which, worker(root, url));
                    }
                    done++;
                }
                MixedLoad.end(world, when);
                assertThat(done).as(when).isPositive();
                if (pause > 0) {
                    // what the stopped one still had in hand is refused, also at the end
                    Thread.sleep(1000);
                }
            } finally {
                for (var worker : workers) {
                    worker.close();
                }
            }
            // they are known to be dead, without waiting for their silence
            database.write(handle -> handle.execute("DELETE FROM worker"));
            Recovery.run(world.space, world, root.resolve("spill"));
            new RunChecker(root, database, when).check(List.of());
            assertThat(well(database)).as(when).isGreaterThan(steps * 95L / 100);
        }
    }

    private static Child worker(Path root, String url) throws Exception {
        return new Child(WorkingProcess.class, List.of(), List.of(root.toString(), url));
    }

    private static void stop(Child worker, long millis) throws Exception {
        signal(worker, "-STOP");
        try {
            Thread.sleep(millis);
        } finally {
            signal(worker, "-CONT");
        }
    }

    private static void signal(Child worker, String signal) throws Exception {
        var kill = new ProcessBuilder("kill", signal, String.valueOf(worker.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    private static long well(Database database) {
        return database.read(handle ->
                handle.createQuery("SELECT COUNT(*) FROM step WHERE state = 'SUCCEEDED'")
                        .mapTo(Long.class)
                        .one());
    }
}
