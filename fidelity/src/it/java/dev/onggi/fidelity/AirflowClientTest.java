package dev.onggi.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.server.Server;
import dev.onggi.server.ServerOptions;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The official Python clients of Airflow read and write a server of Onggi.
class AirflowClientTest {
    private static final int NO_PYTHON = 3;
    private static final String PASSWORD = "onion-teapot-41";

    @ParameterizedTest
    @ValueSource(strings = {"2", "3"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theOfficialClientReadsAndWrites(String client, @TempDir Path root) throws Exception {
        var scripts = Path.of("airflow").toAbsolutePath();
        var python = python(scripts, client);
        workspace(root);
        try (var onggi = Onggi.open(Workspaces.open(root, null, Map.of()), InstantSource.system());
                var serving = onggi.serve(new Serving.Options(Set.of(), true, event -> {}));
                var server = Server.start(onggi, serving, options(root))) {
            var ended =
                    new ProcessBuilder(
                                    python,
                                    scripts.resolve("client" + client + ".py").toString(),
                                    server.address(),
                                    "root",
                                    PASSWORD,
                                    "people")
                            .redirectErrorStream(true)
                            .start();
            var said = new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(ended.waitFor()).as(said).isZero();
            System.out.println(said.strip());
        }
    }

    private static ServerOptions options(Path root) {
        var admin = new ServerOptions.Admin("root", root.resolve("password.txt"));
        return new ServerOptions("127.0.0.1", 0, "test", 100_000, admin, null);
    }

    private static void workspace(Path root) throws IOException {
        Files.writeString(root.resolve("onggi.yaml"), "timezone: UTC\nlanguage: en\n");
        Files.writeString(root.resolve("password.txt"), PASSWORD + "\n");
        Files.writeString(root.resolve("orders.csv"), "name,price\nKim,10\nLee,20\n");
        Files.createDirectories(root.resolve("pipelines"));
        Files.writeString(
                root.resolve("pipelines/people.yaml"),
                """
                name: people
                params: {note: {type: string, default: none}}
                steps:
                  fetch: {uses: collect/file, path: orders.csv, types: {price: integer}}
                  export: {uses: save/csv}
                """);
    }

    private static String python(Path scripts, String client)
            throws IOException, InterruptedException {
        var made =
                new ProcessBuilder(
                                scripts.resolve("../../build/python").toString(),
                                scripts.resolve("requirements-" + client + ".txt").toString(),
                                Path.of("target", "airflow-" + client).toAbsolutePath().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = made.waitFor();
        assumeTrue(status != NO_PYTHON, "no Python with a package index");
        assertThat(status).isZero();
        return said;
    }
}
