package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A model at a port at which nobody listens.
@Timeout(60)
class DeadModelTest {
    @TempDir Path folder;

    private Shell shell;
    private int port;

    @BeforeEach
    void workspace() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        shell = new Shell(folder);
        shell.file(
                "inbox/r.csv",
                IntStream.range(0, 200)
                        .mapToObj(i -> "리뷰 %d 배송이 빨라요".formatted(i))
                        .collect(Collectors.joining("\n", "리뷰\n", "\n")));
        shell.file(
                "pipelines/reviews.yaml",
                """
                name: reviews
                steps:
                  fetch: {uses: collect/file, path: inbox/r.csv, text: 리뷰}
                  refine: {uses: clean, task: spelling}
                  export: {uses: save/csv, bom: false, path: out.csv}
                """);
    }

    private void task(String more) {
        shell.file(
                "resources/spelling.yaml",
                """
                task_name: spelling
                columns: [raw_text]
                model: dead
                budget: {requests: 12}
                prompt: "Correct {raw_text}."
                """
                        + more);
    }

    private void models(String patience, String others) {
        shell.file(
                "onggi.yaml",
                """
                models:
                  dead: {uses: "http://127.0.0.1:%d/v1#m", patience: %s}
                %s
                """
                        .formatted(port, patience, others));
    }

    @Test
    void endsWithinItsPatienceAndSaysWhy() {
        models("2s", "");
        task("");

        var said = shell.here("run", "reviews");

        assertThat(said.status()).as(said.all()).isEqualTo(1);
        assertThat(said.all())
                .contains("ONGGI-1572")
                .contains("127.0.0.1:" + port + ": connection refused")
                .doesNotContain("ONGGI-1523");
        assertThat(shell.here("audit", "reviews").out()).doesNotContain("dead");
    }

    @Test
    void isReplacedByItsFallback() throws IOException {
        try (var server = FakeModelServer.start(Behaviour.PLAIN)) {
            models("20s", "  spare: {uses: \"%s#m\"}".formatted(server.openAi()));
            task("fallback_models: [spare]\n");

            var said = shell.here("run", "reviews");

            assertThat(said.status()).as(said.all()).isZero();
            assertThat(Files.readAllLines(shell.path("out.csv"))).hasSize(201);
            assertThat(shell.here("audit", "reviews").out())
                    .contains("spare")
                    .doesNotContain("dead ");
        }
    }
}
