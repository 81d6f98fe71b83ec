package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.store.Ownership;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir Path folder;

    @Test
    void a_sound_workspace_passes() {
        var shell = Shell.workspace(folder);
        shell.here("run", "orders");

        var said = shell.here("doctor");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("✓ Java", "✓ DuckDB", "✓ rights", "✓ time zone", "Asia/Seoul")
                .contains(".onggi/onggi.db: sound", "✓ workspace");
        assertThat(said.lines()).allMatch(line -> TextWidth.of(line) <= 80);
    }

    @Test
    void what_is_wrong_is_told_and_fails() {
        var shell =
                Shell.workspace(folder)
                        .file("pipelines/odd.yaml", "name: odd\nstepps: {}\n")
                        .file("collectors/Odd.java", "public final class Odd { int x = \"\"; }\n");

        var said = shell.here("doctor");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out())
                .contains("✗ workspace", "onggi validate", "✗ collectors", "Odd.java:1");
    }

    @Test
    void a_store_that_does_not_answer_is_told_without_its_password() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var shell =
                Shell.workspace(folder)
                        .with("STORE_PW", "geheim&42")
                        .file(
                                "onggi.yaml",
                                "store: \"jdbc:postgresql://127.0.0.1:%d/onggi?user=u&password=${env.STORE_PW}\"\n"
                                        .formatted(closed));

        var said = shell.here("doctor");
        var run = shell.here("run", "orders");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out().replaceAll("\\s+", " "))
                .contains("✗ metadata", "postgresql://127.0.0.1:" + closed + "/onggi")
                .doesNotContain("geheim");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("ONGGI-7004", "-> Start it").doesNotContain("geheim");
        assertThat(shell.here("validate").status()).isZero();
    }

    @Test
    void connections_are_tried_and_secrets_never_shown() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var shell =
                Shell.workspace(folder)
                        .with("SHOP_PW", "geheim42")
                        .file(
                                "onggi.yaml",
                                """
                                connections:
                                  shop: {type: postgresql, url: "postgresql://127.0.0.1:%d/shop", user: u, password: "${env.SHOP_PW}"}
                                  local: {type: sqlite, url: "sqlite:shop.db"}
                                  mail: {user: somebody}
                                """
                                        .formatted(closed));

        var said = shell.here("doctor");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out())
                .contains("✗ connection shop", "127.0.0.1:" + closed)
                .contains("! connection mail")
                .contains("connection local")
                .doesNotContain("geheim42");
    }

    @Test
    void models_are_asked_one_tiny_question() {
        try (var server = FakeModelServer.start(Behaviour.PLAIN)) {
            server.requireKey("sk-right-1");
            var shell =
                    Shell.workspace(folder)
                            .with("GOOD", "sk-right-1")
                            .with("BAD", "sk-wrong-1")
                            .file(
                                    "onggi.yaml",
                                    """
                                    connections:
                                      open: {type: openai, url: "%1$s", api_key: "${env.GOOD}"}
                                      shut: {type: openai, url: "%1$s", api_key: "${env.BAD}"}
                                    models:
                                      rules: {uses: builtin}
                                      good: {uses: "openai:fake-small", connection: open}
                                      lost: {uses: "openai:no-such-model", connection: open}
                                      shut: {uses: "openai:fake-small", connection: shut}
                                      away: {uses: "http://127.0.0.1:9/v1#m"}
                                      keyless: {uses: "anthropic:claude"}
                                    prices: {"openai:*": {input: 1.00, output: 2.00}}
                                    """
                                            .formatted(server.openAi()));

            var said = shell.here("doctor", "--json");

            assertThat(said.status()).isEqualTo(1);
            assertThat(said.out())
                    .contains("model rules\",\"state\":\"ok\"")
                    .contains("model good\",\"state\":\"ok\",\"message\":\"fake-small answered in ")
                    .contains("the key is not accepted", "no-such-model", "127.0.0.1:9")
                    .contains("ANTHROPIC_API_KEY")
                    .doesNotContain("sk-right-1", "sk-wrong-1")
                    .contains("connection open\",\"state\":\"ok\"");
        }
    }

    @Test
    void what_models_are_asked_is_journalled_and_counted() {
        try (var server = FakeModelServer.start(Behaviour.PLAIN)) {
            var shell =
                    Shell.workspace(folder)
                            .file(
                                    "onggi.yaml",
                                    """
                                    budgets: {daily: {requests: 3}}
                                    models:
                                      one: {uses: "%1$s#fake-small"}
                                      two: {uses: "%1$s#fake-small"}
                                    """
                                            .formatted(server.openAi()));

            var first = shell.here("doctor");
            var second = shell.here("doctor");

            assertThat(first.status()).isZero();
            assertThat(second.status()).isEqualTo(1);
            assertThat(second.out()).contains("✓ model one", "✗ model two", "3 of 3 requests");
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void a_model_without_a_price_is_not_asked() {
        try (var server = FakeModelServer.start(Behaviour.PLAIN)) {
            var shell =
                    Shell.workspace(folder)
                            .with("KEY", "sk-1")
                            .file(
                                    "onggi.yaml",
                                    """
                                    connections:
                                      open: {type: openai, url: "%s", api_key: "${env.KEY}"}
                                    models: {dear: {uses: "openai:nobody-knows", connection: open}}
                                    """
                                            .formatted(server.openAi()));

            var said = shell.here("doctor");

            assertThat(said.status()).isEqualTo(1);
            assertThat(said.out()).contains("✗ model dear", "openai:nobody-knows", "prices");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void a_server_asks_for_those_beside_it_and_its_budget_counts_them() {
        try (var server = FakeModelServer.start(Behaviour.PLAIN)) {
            var shell =
                    Shell.workspace(folder)
                            .file(
                                    "onggi.yaml",
                                    """
                                    budgets: {daily: {requests: 2}}
                                    models:
                                      one: {uses: "%1$s#fake-small"}
                                      two: {uses: "%1$s#fake-small"}
                                      three: {uses: "http://127.0.0.1:1/v1#nobody"}
                                    """
                                            .formatted(server.openAi()));
            var options = new Serving.Options(Set.of(), true, told -> {});
            try (var onggi =
                            Onggi.open(
                                    Workspaces.open(folder, null, Map.of()),
                                    InstantSource.system());
                    var serving = onggi.serve(options)) {
                assertThat(serving.orders()).isNotNull();

                var first = shell.here("doctor");
                var second = shell.here("doctor");

                assertThat(first.status()).isEqualTo(1);
                assertThat(first.out()).contains("✓ model one", "✓ model two", "✗ model three");
                assertThat(second.out()).contains("✗ model one", "2 of 2 requests");
                assertThat(server.received()).hasSize(2);
            }
        }
    }

    @Test
    void nobody_is_asked_while_another_process_keeps_the_books() {
        try (var server = FakeModelServer.start(Behaviour.PLAIN);
                var other = Ownership.take(folder.resolve(".onggi"), "onggi (process 42)")) {
            var shell =
                    Shell.workspace(folder)
                            .file(
                                    "onggi.yaml",
                                    "models: {one: {uses: \"%s#fake-small\"}}\n"
                                            .formatted(server.openAi()));

            var said = shell.here("doctor");

            assertThat(other).isNotNull();
            assertThat(said.status()).isZero();
            assertThat(said.out().replaceAll("\\s+", " ")).contains("! model one", "(process 42)");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void json_and_korean() {
        var said = Shell.workspace(folder).with("LANG", "ko_KR.UTF-8").here("doctor", "--json");

        assertThat(said.lines()).hasSize(1);
        assertThat(said.out()).contains("\"state\":\"ok\"", "시간대");
    }

    @Test
    void without_a_workspace_the_machine_is_checked() {
        var said = new Shell(folder).run("doctor");

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("onggi init DIR");
    }
}
