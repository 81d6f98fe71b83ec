package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.model.BatchPace;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.FakeProvider;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.FaultMix;
import dev.onggi.testkit.model.FileModelLog;
import dev.onggi.testkit.model.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole path of asking in processes that are killed at random: questions to a server that
/// makes faults of its own, until all are answered.
class KilledAskerTest {
    private static final long SEED = Long.getLong("onggi.seed", 20_261_121L);
    private static final int TEXTS = 2000;
    private static final int SIDE_BY_SIDE = 3;
    private static final int LONGEST_LIFE = 1200;
    private static final int TO_THE_END = 120_000;
    private static final List<Fault> FAULTS =
            List.of(
                    Fault.RATE_LIMIT_MILLIS,
                    Fault.SERVER_ERROR,
                    Fault.HANG_UP,
                    Fault.RESET,
                    Fault.FENCED,
                    Fault.PROSE,
                    Fault.REORDERED,
                    Fault.MISSING_ITEM,
                    Fault.WRONG_NONCE,
                    Fault.CUT_ANSWER,
                    Fault.SWAPPED);

    private static final BatchPace PACE =
            new BatchPace(
                    Duration.ofMillis(100),
                    Duration.ofMillis(600),
                    Duration.ofMillis(100),
                    Duration.ofMillis(100),
                    Duration.ofDays(1));

    @TempDir Path folder;

    private String delivery = "online";

    private final AtomicInteger deaths = new AtomicInteger();
    private final AtomicInteger worlds = new AtomicInteger();

    @Test
    void sixtyKillsLoseNothingAndBuyNothingTwice() throws Exception {
        kills(60);
    }

    @Test
    @Tag("slow")
    void aThousandKillsLoseNothingAndBuyNothingTwice() throws Exception {
        kills(1000);
    }

    @Test
    void tenKillsWhileBatchesWaitBuyNothingTwice() throws Exception {
        delivery = "batch";
        kills(10);
    }

    @Test
    @Tag("slow")
    void aThousandKillsWhileBatchesWaitBuyNothingTwice() throws Exception {
        delivery = "batch";
        kills(1000);
    }

    private void kills(int times) throws Exception {
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            Callable<Void> one =
                    () -> {
                        while (deaths.get() < times) {
                            world(worlds.incrementAndGet(), times);
                        }
                        return null;
                    };
            var all = new ArrayList<Callable<Void>>();
            for (int i = 0; i < SIDE_BY_SIDE; i++) {
                all.add(one);
            }
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
        assertThat(deaths.get()).isGreaterThanOrEqualTo(times);
    }

    /// One folder, from the first question to the last answer.
    private void world(int number, int times) throws Exception {
        var home = Files.createDirectory(folder.resolve("world" + number));
        var random = new Random(SEED + number);
        var behaviour =
                Behaviour.PLAIN
                        .with(new Latency(Duration.ofMillis(40), Duration.ofMillis(20)))
                        .with(new FaultMix(0.1, faults()))
                        .withSeed(SEED + number);
        int killed = 0;
        try (var log = new FileModelLog(home.resolve("log"), false);
                var server =
                        new FakeModelServer(
                                0, new FakeProvider(behaviour, InstantSource.system(), log))) {
            server.pace(PACE);
            while (!lived(home, server.openAi(), life(random, times))) {
                killed++;
                deaths.incrementAndGet();
            }
        }
        var when = "world %d, %d deaths, seed %d".formatted(number, killed, SEED);
        new KilledWorld(home, when).check(AskWorld.texts(TEXTS), killed);
    }

    /// In a batch no connection breaks after an answer was made.
    private List<Fault> faults() {
        return FAULTS.stream()
                .filter(fault ->
                        delivery.equals("online") || fault.kind().isEmpty() || !fault.charged())
                .toList();
    }

    /// How long the next process may live: to its end once enough have died.
    private int life(Random random, int times) {
        int millis = random.nextInt(LONGEST_LIFE);
        return deaths.get() < times ? millis : TO_THE_END;
    }

    /// Whether a process came to its end before it was killed.
    private boolean lived(Path home, String url, int millis) throws Exception {
        var errors = home.resolve("errors");
        var process = new ProcessBuilder(command(home, url)).redirectError(errors.toFile()).start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).as(text(errors)).isEqualTo("ready");
            boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
            if (ended) {
                assertThat(process.exitValue()).as(text(errors)).isZero();
            }
            return ended;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private List<String> command(Path home, String url) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.tmpdir=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                KilledAsker.class.getName(),
                home.toString(),
                url,
                Integer.toString(TEXTS),
                delivery);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
