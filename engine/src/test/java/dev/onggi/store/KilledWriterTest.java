package dev.onggi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged survives the end of the process, whenever it comes.
class KilledWriterTest {
    private static final int KILLS = 20;

    @TempDir Path folder;

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var file = folder.resolve("onggi.db");
        Database.open(file).close();
        Set<String> acknowledged = new HashSet<>();

        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(killed(file, kill * 1_000_000, 1 + random.nextInt(150)));
        }

        try (var database = Database.open(file)) {
            assertThat(database.health()).isEqualTo("ok");
            var kept = new HashSet<>(names(database, "first"));
            assertThat(kept).as("seed %d", seed).containsAll(acknowledged);
            assertThat(kept)
                    .as("whole transactions, seed %d", seed)
                    .isEqualTo(new HashSet<>(names(database, "second")));
            // each process has three commits under way at most, and one line that may be cut
            assertThat(kept.size() - acknowledged.size()).isBetween(0, 4 * KILLS);
        }
    }

    private static List<String> names(Database database, String part) {
        return database.read(handle ->
                handle.createQuery("SELECT pipeline FROM step_memory WHERE step = ?")
                        .bind(0, part)
                        .mapTo(String.class)
                        .list());
    }

    /// Kills a process once it has acknowledged some commits.
    ///
    /// @return what it acknowledged
    private static List<String> killed(Path file, int from, int after) throws Exception {
        var process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CommittingProcess.class.getName(),
                                file.toString(),
                                String.valueOf(from))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var told = new ArrayList<String>();
        try (var lines = process.inputReader()) {
            while (told.size() < after) {
                told.add(lines.readLine());
            }
            // by its handle, which leaves the stream open
            process.toHandle().destroyForcibly();
            // what it said before it died; the last line may be cut
            lines.lines().forEach(told::add);
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told).doesNotContainNull();
        return told.subList(0, told.size() - 1);
    }
}
