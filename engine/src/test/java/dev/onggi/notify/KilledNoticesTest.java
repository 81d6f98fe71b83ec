package dev.onggi.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.store.Database;
import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills processes while they write and send notices.
class KilledNoticesTest {
    private static final int KILLS = 10;
    private static final Pattern PIPELINE = Pattern.compile("\"pipeline\":\"([^\"]+)\"");

    @TempDir Path root;

    @Test
    @Tag("slow") // the rate limit and the leases of the dead take a minute
    @Timeout(300)
    void whatWasWrittenReachesTheReceiverWhoeverIsKilled() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (var server = FakeHttpServer.start()) {
            server.on("/hook", FakeAnswer.status(200));
            Files.writeString(
                    root.resolve("onggi.yaml"),
                    "http: {allow: [127.0.0.1]}\nnotify: [{webhook: \"%s\"}]\n"
                            .formatted(server.url("/hook")));
            var written = new ArrayList<String>();
            for (int kill = 0; kill < KILLS; kill++) {
                written.addAll(killed("k" + kill, Duration.ofMillis(random.nextInt(1500))));
            }
            try (var database = Database.open(root.resolve(".onggi/onggi.db"));
                    var notices = NoticingProcess.notices(root, database)) {
                notices.start();
                awaitAll(server, written);
            }
            assertThat(delivered(server)).as("seed %d", seed).containsAll(written);
        }
    }

    /// What a process said before it was killed.
    private List<String> killed(String name, Duration life) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var said = root.resolve(name + ".out");
        var process =
                new ProcessBuilder(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NoticingProcess.class.getName(),
                                root.toString(),
                                name)
                        .redirectOutput(said.toFile())
                        .redirectErrorStream(true)
                        .start();
        try {
            while (process.isAlive() && Files.size(said) == 0) {
                Thread.sleep(20);
            }
            Thread.sleep(life);
            assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        var lines = Files.readString(said, StandardCharsets.UTF_8);
        var whole = lines.substring(0, lines.lastIndexOf('\n') + 1).lines().toList();
        assertThat(whole).isNotEmpty().allMatch(line -> line.startsWith(name + "-"));
        return whole;
    }

    private static void awaitAll(FakeHttpServer server, List<String> written)
            throws InterruptedException {
        while (!delivered(server).containsAll(written)) {
            Thread.sleep(200);
        }
    }

    private static Set<String> delivered(FakeHttpServer server) {
        var names = new HashSet<String>();
        for (var request : server.requests()) {
            PIPELINE.matcher(request.body()).results().forEach(found -> names.add(found.group(1)));
        }
        return names;
    }
}
