package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words for nothing in columns of which nothing tells the value, and a model that knows which of
/// them mean it.
class AskedModelTest {
    private final FakeModelServer server =
            FakeModelServer.start(Behaviour.PLAIN.with(Answerer.items(AskedModelTest::verdict)));
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void aWorkspace() {
        var rows = new StringBuilder("town,secret,answer\n");
        for (int i = 0; i < 200; i++) {
            rows.append(i % 40 == 3 ? "N/A" : i % 3 == 0 ? "Busan" : "Mokpo")
                    .append(i % 50 == 9 ? ",???" : ",hush" + i % 2)
                    .append(i % 40 == 5 ? ",none" : i % 7 < 3 ? ",some" : ",many")
                    .append('\n');
        }
        shell =
                new Shell(folder)
                        .file(
                                "onggi.yaml",
                                "models: {default: \"%1$s#fake-small\"}\nprices: {\"%1$s#fake-small\": {input: 10, output: 20}}\n"
                                        .formatted(server.openAi()))
                        .file("t.csv", rows.toString())
                        .file("schema.yaml", "columns: {secret: {send: never}}\n");
    }

    private static Map<String, Object> verdict(Map<String, Object> item) {
        return Map.of("verdict", "town".equals(item.get("column")) ? "wrong" : "right");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Shell.Said clean(String... more) {
        var args = new ArrayList<>(List.of("clean", shell.path("t.csv").toString()));
        args.addAll(List.of("--schema", shell.path("schema.yaml").toString()));
        args.addAll(List.of("-o", shell.path("out.csv").toString()));
        args.addAll(List.of(more));
        return shell.here(args.toArray(String[]::new));
    }

    private String sent() {
        var text = new StringBuilder();
        server.received().forEach(request -> text.append(request.body()));
        return text.toString();
    }

    @Test
    void what_a_model_calls_wrong_changes_and_what_it_calls_right_stays() {
        var said = clean("--model", server.openAi() + "#fake-small");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(shell.read("out.csv")).isEqualTo(shell.read("t.csv").replaceAll("(?m)^N/A", ""));
        assertThat(said.out()).contains("Asked", "about 2 suspected values", "fake-small");
        assertThat(said.out()).contains("4 more cells may be wrong");
    }

    @Test
    void columns_that_are_not_sent_are_not_asked_about() {
        clean("--model", server.openAi() + "#fake-small");

        assertThat(sent()).contains("N/A", "none").doesNotContain("hush", "???");
    }

    @Test
    void answers_are_bought_once_and_as_many_as_are_wanted() {
        clean("--model", server.openAi() + "#fake-small");
        int asked = server.received().size();
        var again = clean("--model", server.openAi() + "#fake-small", "--ask", "1");

        assertThat(asked).isPositive();
        assertThat(server.received()).hasSize(asked);
        assertThat(again.all()).doesNotContain("Asked");
    }

    @Test
    void builtin_asks_nobody() {
        var said = clean("--model", "builtin");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(server.received()).isEmpty();
        assertThat(shell.read("out.csv")).contains("N/A");
    }
}
