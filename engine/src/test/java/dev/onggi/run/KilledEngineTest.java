package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that serve a mixed load are killed at random instants, while they start and while they
/// work, also while they repeat runs; the last one ends everything. `-Donggi.seed=N` chooses other
/// instants.
class KilledEngineTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_260_305L);
    private static final int RUNS_A_LIFE = 3;
    private static final int SIDE_BY_SIDE = 2;

    @TempDir Path root;

    @Test
    void sixtyKillsLoseAndDoubleNothing() throws Exception {
        kills(60);
    }

    @Test
    @Tag("slow")
    void aThousandKillsLoseAndDoubleNothing() throws Exception {
        kills(1000);
    }

    /// The process ends at a place of its own choice: between two steps of what it does to files
    /// and to the store.
    @Test
    void anEndAtAnyPlaceLosesAndDoublesNothing() throws Exception {
        var random = new Random(SEED);
        Set<Integer> accepted = new HashSet<>();
        int lives = 20;
        for (int life = 0; life < lives; life++) {
            int place = 1 + random.nextInt(150);
            try (var child = child(root, life * RUNS_A_LIFE, (life + 1) * RUNS_A_LIFE, place)) {
                assertThat(child.exit(60))
                        .as("place %d, seed %d: %s", place, SEED, child.lines())
                        .isIn(137, 0);
                accepted.addAll(accepted(child));
            }
        }
        endAndCheck(root, accepted, "ends at places, seed %d".formatted(SEED));
    }

    /// In several workspaces at a time: a process that starts leaves a core to others while it
    /// waits for the disk.
    private void kills(int times) throws Exception {
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var all = new ArrayList<Future<Integer>>();
            for (int side = 0; side < SIDE_BY_SIDE; side++) {
                var folder = Files.createDirectories(root.resolve("world" + side));
                long seed = SEED + side;
                all.add(threads.submit(() -> kills(folder, times / SIDE_BY_SIDE, seed)));
            }
            int repeated = 0;
            for (var one : all) {
                repeated += one.get();
            }
            assertThat(repeated).as("repeated runs, seed %d", SEED).isGreaterThan(times / 10);
        }
    }

    /// @return how many runs were repeated
    private static int kills(Path folder, int times, long seed) throws Exception {
        var random = new Random(seed);
        Set<Integer> accepted = new HashSet<>();
        int repeated = 0;
        for (int kill = 0; kill < times; kill++) {
            try (var child = child(folder, kill * RUNS_A_LIFE, (kill + 1) * RUNS_A_LIFE, 0)) {
                boolean starting = random.nextInt(4) == 0;
                assertThat(child.said(starting ? "up" : "asked", 60))
                        .as("kill %d, seed %d: %s", kill, seed, child.lines())
                        .isTrue();
                Thread.sleep(random.nextInt(700));
                child.kill();
                accepted.addAll(accepted(child));
                repeated +=
                        (int)
                                child.lines().stream()
                                        .filter(line -> line.startsWith("repeated"))
                                        .count();
            }
        }
        assertThat(accepted).hasSizeGreaterThan(times);
        endAndCheck(folder, accepted, "%d kills, seed %d".formatted(times, seed));
        return repeated;
    }

    private static void endAndCheck(Path folder, Set<Integer> accepted, String when)
            throws Exception {
        try (var child = child(folder, 0, 0, 0)) {
            assertThat(child.said("over", 60)).as("%s: %s", when, child.lines()).isTrue();
            assertThat(child.exit(10)).as("%s: %s", when, child.lines()).isZero();
        }
        try (var database = Database.openReadOnly(folder.resolve(".onggi/onggi.db"))) {
            new RunChecker(folder, database, when).check(accepted);
        }
    }

    private static Child child(Path folder, int from, int end, int place) throws Exception {
        return new Child(
                ServingProcess.class,
                List.of(),
                List.of(
                        folder.toString(),
                        String.valueOf(from),
                        String.valueOf(end),
                        String.valueOf(place)));
    }

    /// The numbers whose line has come whole.
    private static List<Integer> accepted(Child child) {
        return child.lines().stream()
                .filter(line -> line.matches("accepted \\d+"))
                .map(line -> Integer.valueOf(line.substring("accepted ".length())))
                .toList();
    }
}
