package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `onggi serve` as a process of its own.
class ServeProcessTest {
    @TempDir Path folder;

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx400m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.onggi.cli.Main",
                        "serve",
                        "--port",
                        "0",
                        "--json");
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LANG", "en_US.UTF-8");
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String value(String line, String key) {
        var found = Pattern.compile("\"" + key + "\":\"([^\"]*)\"").matcher(line);
        assertThat(found.find()).as(line).isTrue();
        return found.group(1);
    }

    @Test
    void itListensOnThisMachineOnlyAndLetsTheFirstAdministratorInOnce() throws Exception {
        Files.writeString(folder.resolve("onggi.yaml"), "timezone: UTC\n");
        var process = start();
        try (var http = HttpClient.newHttpClient();
                var said =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = said.readLine();
            assertThat(line).contains("listening");
            var address = value(line, "address");
            assertThat(address).startsWith("http://127.0.0.1:");
            var secret = value(line, "setup").replaceFirst(".*#", "");
            assertThat(status(http, address + "/health/ready", "")).isEqualTo(200);
            assertThat(status(http, address + "/api/onggi/v1/pipelines", "")).isEqualTo(401);
            var body =
                    "{\"secret\":\"%s\",\"name\":\"kim\",\"password\":\"onion-teapot-41\"}"
                            .formatted(secret);
            assertThat(status(http, address + "/api/onggi/v1/setup", body)).isEqualTo(201);
            assertThat(status(http, address + "/api/onggi/v1/setup", body)).isEqualTo(404);
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int status(HttpClient http, String address, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }
}
