package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.model.ModelLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeModelCommandTest {
    @TempDir private Path folder;

    @Test
    void it_answers_until_its_time_is_over_and_says_what_to_write() throws Exception {
        var port = String.valueOf(freePort());
        var log = folder.resolve("asked.jsonl");
        var command =
                CompletableFuture.supplyAsync(() ->
                        new Shell(folder)
                                .run(
                                        "fake-model",
                                        "--port",
                                        port,
                                        "--latency",
                                        "1ms",
                                        "--log",
                                        log.toString(),
                                        "--for",
                                        "3s"));

        var answer = ask("http://127.0.0.1:" + port + "/v1/chat/completions");
        var said = command.get();

        assertThat(answer.body()).contains("HELLO #");
        assertThat(said.status()).isZero();
        assertThat(said.lines())
                .containsExactly(
                        "models:",
                        "  fake: {uses: \"http://127.0.0.1:" + port + "/v1#fake-small\"}");
        assertThat(said.err()).contains("requests: 1, answered: 1");
        assertThat(ModelLog.read(log))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.charged()).isTrue();
                    assertThat(entry.items()).containsExactly(Map.of("text", "hello"));
                });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> ask(String address) throws Exception {
        var body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            for (int attempt = 0; ; attempt++) {
                try {
                    return client.send(request, BodyHandlers.ofString());
                } catch (IOException e) {
                    if (attempt == 50) {
                        throw e;
                    }
                    Thread.sleep(50);
                }
            }
        }
    }

    @Test
    void a_port_that_is_taken_and_values_that_are_none_are_told() throws IOException {
        var shell = new Shell(folder);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var said = shell.run("fake-model", "--port", "" + taken.getLocalPort(), "--for", "1s");
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.err()).contains("ONGGI-9030", "--port");
        }
        assertThat(shell.run("fake-model", "--faults", "many").err()).contains("ONGGI-9031");
        assertThat(shell.run("fake-model", "--for", "ages").status()).isEqualTo(2);
        assertThat(shell.run("fake-model", "--port", "70000", "--for", "1s").status()).isEqualTo(2);
    }
}
