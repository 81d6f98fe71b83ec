package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.onggi.data.DurableFiles;
import dev.onggi.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk of a workspace is full at twenty moments; once there is room again, every run ends,
/// where the process waited for it and where another one starts. `-Donggi.seed=N` chooses others.
class DiskFullTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_260_305L);
    private static final int MOMENTS = 20;

    @TempDir Path folder;
    private Path root;

    @BeforeEach
    void mount() throws Exception {
        root = Files.createDirectory(folder.resolve("disk"));
        assumeThat(done("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", root.toString()))
                .as("a small disk can be made, which needs Linux and its administrator")
                .isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        done("umount", root.toString());
    }

    private static boolean done(String... command) throws Exception {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFullDiskLosesAndDoublesNothing() throws Exception {
        var random = new Random(SEED);
        try (var database = Database.open(root.resolve(".onggi/onggi.db"));
                var world =
                        new RunFixture(
                                root, database, new DurableFiles(), InstantSource.system())) {
            var load = MixedLoad.in(world);
            for (int moment = 0; moment < MOMENTS; moment++) {
                var when = "moment %d, seed %d".formatted(moment, SEED);
                boolean restarted = moment % 2 == 1;
                try (var engine = engine(world)) {
                    load.askForSome(engine.orders(), moment);
                    Thread.sleep(random.nextInt(150));
                    fill();
                    Thread.sleep(200 + random.nextInt(500));
                    if (!restarted) {
                        free();
                        MixedLoad.end(world, when);
                    }
                }
                free();
                Recovery.run(world.space, world, folder.resolve("spill"));
                try (var engine = engine(world)) {
                    assertThat(engine).isNotNull();
                    MixedLoad.end(world, when);
                }
                Recovery.run(world.space, world, folder.resolve("spill"));
                new RunChecker(root, database, when).check(List.of(7 * moment + 1));
            }
            checkWords(world);
        }
    }

    /// Whoever reads why a step failed learns of the disk, and not of the program.
    private static void checkWords(RunFixture world) {
        var told = new ArrayList<String>();
        for (var run : world.space.runs().latest(1000)) {
            world.space.runs().steps(run.id()).stream()
                    .filter(step -> step.state() == StepState.FAILED)
                    .forEach(step -> told.addAll(step.problems()));
        }
        told.removeIf(line -> line.contains("ONGGI-8012"));
        assertThat(told).isNotEmpty();
        assertThat(told).allMatch(line -> line.matches("(?s).*(full|No space left|no room).*"));
    }

    private static Engine engine(RunFixture world) {
        var worker = MixedLoad.worker(UUID.randomUUID().toString());
        return new Engine(world.space, world.database, world, worker).start();
    }

    private void fill() throws IOException {
        try (var out = Files.newOutputStream(root.resolve("filler"))) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private void free() throws IOException {
        Files.deleteIfExists(root.resolve("filler"));
    }
}
