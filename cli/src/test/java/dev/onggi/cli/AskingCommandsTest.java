package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.testkit.FakeRequest;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands around asking: estimates, batches, and what is refused before anything is paid.
class AskingCommandsTest {
    private static final String TASK =
            """
            task_name: spelling
            columns: [raw_text]
            model: gpt
            prompt: "Correct {raw_text}."
            """;

    @TempDir Path folder;

    private final FakeModelServer server = FakeModelServer.start(Behaviour.PLAIN);
    private Shell shell;

    @BeforeEach
    void workspace() {
        shell = new ReviewShop(folder, server.openAi(), TASK).shell();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private long posted(String path) {
        return server.received().stream()
                .filter(request -> request.method().equals("POST"))
                .map(FakeRequest::path)
                .filter(path::equals)
                .count();
    }

    private List<String> files(String below) throws IOException {
        var top = folder.resolve(below);
        if (!Files.exists(top)) {
            return List.of();
        }
        try (var files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void anEstimateTellsWhatAskingTakesAndLeavesNothing() throws IOException {
        var said = shell.here("run", "reviews", "--estimate");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out())
                .contains("refine  gpt")
                .containsPattern("rows +100\n")
                .containsPattern("distinct values +50, of them 0 answered before and 50 to ask")
                .containsPattern("requests +about 2\n")
                .containsPattern("money +about 0\\.01\\d+ USD")
                .contains("Nothing was asked, paid or published. Run it: onggi run reviews");
        assertThat(server.provider().requests()).isZero();
        assertThat(files("data")).isEmpty();
        assertThat(files(".onggi/staged")).isEmpty();
        assertThat(shell.path("out.csv")).doesNotExist();

        assertThat(shell.here("run", "reviews").status()).isZero();
        assertThat(Files.readAllLines(shell.path("out.csv"))).hasSize(101);
    }

    @Test
    void anEstimateKnowsWhatWasAnsweredBefore() {
        assertThat(shell.here("run", "reviews").status()).isZero();
        shell.file("inbox/r.csv", "리뷰,번호\n리뷰 1 배송이 빨라요,1\n새 리뷰,2\n");

        var said = shell.here("run", "reviews", "--estimate");

        assertThat(said.out()).contains("2, of them 1 answered before and 1 to ask");
    }

    @Test
    void whereNobodyIsAskedAnEstimateSaysSo() {
        shell.file("resources/spelling.yaml", "task_name: spelling\nrules: [trim]\n");

        var said = shell.here("run", "reviews", "--estimate");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out()).contains("No step of reviews asks a model");
    }

    @Test
    void aTaskMayTakeItsTimeForHalfTheMoney() throws IOException {
        shell.file("resources/spelling.yaml", TASK + "delivery: batch\n");

        var said = shell.here("run", "reviews", "--json");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(posted("/v1/batches")).isEqualTo(1);
        assertThat(posted("/v1/chat/completions")).isZero();
        assertThat(said.out()).contains("\"requests\":\"3\"");
        assertThat(Files.readAllLines(shell.path("out.csv"))).hasSize(101);

        shell.here("run", "reviews");
        assertThat(posted("/v1/batches")).as("a second run asks nothing").isEqualTo(1);
    }

    /// What a task says, what is found in it, and where.
    static List<Arguments> wrongTasks() {
        return List.of(
                Arguments.of("model: gtp", "ONGGI-1015", "3:8"),
                Arguments.of("model: openai:gpt-4o", "ONGGI-1551", "3:8"),
                Arguments.of("model: http://?#m", "ONGGI-", "3:8"),
                Arguments.of("model: http://models.example/v1#m", "ONGGI-1521", "3:8"),
                Arguments.of("model: gpt\nprompt: ''", "ONGGI-1420", "3:8"),
                Arguments.of("model: gpt\nfallback_models: [gtp]", "ONGGI-1015", "4:19"),
                Arguments.of(
                        "model: gpt\nfallback_models:\n  - http://models.example/v1#m",
                        "ONGGI-1521",
                        "5:5"),
                Arguments.of(
                        "model: http://localhost:1/v1#m\ndelivery: batch", "ONGGI-1426", "3:8"),
                Arguments.of("model: gpt\ndelivery: later", "ONGGI-1404", "4:11"),
                Arguments.of("model: gpt\nbudget: {usd: -1}", "ONGGI-1404", "4:15"),
                Arguments.of("model: gpt\noutput_schema: []", "ONGGI-1404", "4:16"),
                Arguments.of(
                        "model: gpt\noutput_schema: [{column_name: a}, {column_name: a}]",
                        "ONGGI-1404",
                        "4:"),
                Arguments.of(
                        "model: gpt\noutput_schema: [{column_name: a, data_type: integer, values: [x]}]",
                        "`x` of `a` is not of type integer",
                        "4:"),
                Arguments.of(
                        "model: gpt\noutput_schema: [{column_name: a, values: []}]",
                        "at least one value",
                        "4:"),
                Arguments.of(
                        "model: gpt\noutput_schema: [{column_name: id}]",
                        "a column that Onggi writes",
                        "4:"),
                Arguments.of(
                        "model: gpt\nmode: rewrite\noutput_schema: [{column_name: a}]",
                        "only",
                        "5:"));
    }

    @ParameterizedTest
    @MethodSource("wrongTasks")
    void whatIsWrongWithATaskIsFoundWithItsPlace(String keys, String code, String place) {
        var prompt = keys.contains("prompt:") ? "" : "prompt: Correct {raw_text}.\n";
        shell.file(
                "resources/spelling.yaml",
                "task_name: spelling\ncolumns: [raw_text]\n" + keys + "\n" + prompt);

        var said = shell.here("validate");

        assertThat(said.status()).as(said.all()).isEqualTo(2);
        assertThat(said.err()).contains(code).contains("resources/spelling.yaml:" + place);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aColumnThatTheCollectedDataDoesNotHaveIsFoundBeforeTheNextRun() throws Exception {
        var before = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(shell.path("inbox/r.csv"), before);
        assertThat(shell.here("validate").status()).isZero();
        assertThat(shell.here("run", "reviews").status()).isZero();
        shell.file(
                "resources/spelling.yaml", TASK.replace("{raw_text}", "{raw_text} of {product}"));

        var said = shell.here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("ONGGI-1421")
                .contains("product")
                .contains("resources/spelling.yaml:3");

        Files.setLastModifiedTime(
                shell.path("inbox/r.csv"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(shell.here("validate").status()).as("a newer file may have it").isZero();
    }

    @Test
    void whatWasSentIsAuditableWithoutItsContent() throws IOException {
        shell.file(
                "resources/spelling.yaml",
                TASK.replace("[raw_text]", "{raw_text: {}, phone: {send: mask}}")
                        .replace("{raw_text}.", "{raw_text} of {phone}."));
        shell.file(
                "inbox/r.csv",
                "리뷰,phone\n배송이 빨라요 kim@shop.kr,010-1234-5678\n좋아요 900101-1234568,\n");
        var run = shell.here("run", "reviews", "--json");
        assertThat(run.status()).as(run.all()).isZero();

        var said = shell.here("audit", "reviews");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out())
                .contains("refine")
                .contains("sent to: gpt at " + server.openAi())
                .contains("raw_text, phone (masked)")
                .contains("answered")
                .contains("1 call with 2 values");
        var json = shell.here("audit", "latest", "--json").out();
        var at = String.valueOf(((Map<?, ?>) JSON.std.listFrom(json).getFirst()).get("at"));
        assertThat(said.out())
                .as("the workspace's time")
                .contains(Times.second(Instant.parse(at), ZoneId.of("Asia/Seoul")) + "  refine");
        assertThat(json)
                .contains("\"columns\":[\"raw_text\",\"phone\"],\"masked\":[\"phone\"]")
                .containsPattern("\"values\":\\[\"[0-9a-f]{32}\",\"[0-9a-f]{32}\"]")
                .doesNotContain("배송이", "kim@");
        assertThat(server.received().getLast().body()).doesNotContain("010-1234-5678");
        for (var log : files(".onggi/logs")) {
            assertThat(shell.read(".onggi/logs/" + log)).doesNotContain("배송이", "kim@");
        }
    }

    @Test
    void theLogHasALineForEachCallAndContentsWhereThatIsWanted() throws IOException {
        assertThat(shell.here("run", "reviews").status()).isZero();
        assertThat(logs())
                .containsPattern(
                        "gpt, \\d+ items: \\d+ answered, \\d+ tokens in, \\d+ out, 0\\.\\d+ USD, \\d+ ms; call [0-9a-f]{32}, request req_1")
                .doesNotContain("배송이 빨라요");

        shell.file("onggi.yaml", shell.read("onggi.yaml") + "log_contents: true\n");
        shell.file("inbox/r.csv", "리뷰,번호\n배송이 늦어요,1\n");
        server.provider().next(Fault.SERVER_ERROR);
        assertThat(shell.here("run", "reviews").status()).isZero();
        assertThat(logs())
                .containsPattern("gpt, 1 items: no answer, SERVER_ERROR, 500")
                .contains("배송이 늦어요");
    }

    private String logs() throws IOException {
        var all = new StringBuilder();
        for (var log : files(".onggi/logs")) {
            all.append(shell.read(".onggi/logs/" + log));
        }
        return all.toString();
    }

    @Test
    void personalDataIsCountedBeforeItIsSent() {
        shell.file(
                "inbox/r.csv",
                "리뷰,번호\n배송이 빨라요 kim@shop.kr,1\n좋아요 900101-1234568,2\n빨라요 010-1234-5678,3\n");

        var said = shell.here("run", "reviews", "--estimate");

        assertThat(said.all())
                .contains("values with personal data are sent to gpt as they are")
                .contains("1 resident numbers, 1 phone numbers, 1 e-mail addresses");
        shell.file(
                "resources/spelling.yaml", TASK.replace("[raw_text]", "{raw_text: {send: mask}}"));
        assertThat(shell.here("run", "reviews", "--estimate").all())
                .doesNotContain("personal data");
    }

    @Test
    void anAuditOfAnUnknownRunSaysSo() {
        var said = shell.here("audit", "reviewz");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("reviewz");
    }

    @Test
    void whatACacheLostIsNotBoughtAgainWhoeverAsksNext() throws IOException {
        var reviews = shell.read("inbox/r.csv");
        shell.file(
                "pipelines/reviews.yaml",
                shell.read("pipelines/reviews.yaml").replace(", incremental: true", ""));
        assertThat(shell.here("run", "reviews").status()).isZero();
        long bought = server.provider().requests();
        for (var file : files(".onggi/cache")) {
            Files.delete(shell.path(".onggi/cache/" + file));
        }
        shell.file("inbox/r.csv", "리뷰,번호\n새 리뷰,1\n");
        assertThat(shell.here("run", "reviews").status()).isZero(); // begins the cache anew
        shell.file("inbox/r.csv", reviews);

        assertThat(shell.here("run", "reviews").status()).isZero();

        assertThat(server.provider().requests()).isEqualTo(bought + 1);
        assertThat(Files.readAllLines(shell.path("out.csv"))).hasSize(101);
    }

    @Test
    void ratesThatContradictEachOtherAreNotedByValidate() {
        shell.file(
                "onggi.yaml",
                shell.read("onggi.yaml")
                        .replace(
                                "models: {",
                                "models: {slow: {uses: gpt, requests_per_second: 2}, fast: {uses: gpt, requests_per_second: 20}, "));

        var said = shell.here("validate");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.all()).contains("onggi.yaml:3:", "`slow` and `fast`", "different rates");
    }

    /// In real time at the server one request more than the limit may come in a second.
    @Test
    void processesAndNamesOfAModelShareItsLimit() {
        shell.file(
                "onggi.yaml",
                """
                connections: {llm: {type: openai, url: "%s", api_key: sk-1}}
                models:
                  gpt: {uses: "openai:gpt-4o", connection: llm, requests_per_second: 4}
                  other: {uses: gpt}
                """
                        .formatted(server.openAi()));
        shell.file("resources/spelling.yaml", TASK + "batch: 10\n");
        assertThat(shell.here("run", "reviews").status()).isZero();
        shell.file(
                "resources/spelling.yaml",
                TASK.replace("Correct", "Mend").replace("gpt", "other") + "batch: 10\n");
        shell.file("inbox/r.csv", shell.read("inbox/r.csv") + "새 리뷰,1\n");
        assertThat(shell.here("run", "reviews").status()).isZero();

        var arrivals = server.provider().arrivals();
        assertThat(arrivals).hasSize(11);
        for (int i = 5; i < arrivals.length; i++) {
            assertThat(arrivals[i] - arrivals[i - 5]).isGreaterThanOrEqualTo(1_000_000);
        }
    }

    @Test
    void whatWasRejectedIsNotBoughtAgainUnlessAsked() throws IOException {
        server.provider()
                .behave(
                        Behaviour.PLAIN.with(
                                Answerer.items(fields ->
                                        String.valueOf(fields.get("raw_text")).contains("리뷰 7 ")
                                                ? Map.of("raw_text", List.of())
                                                : Map.of("raw_text", fields.get("raw_text")))));
        shell.here("run", "reviews");
        long asked = server.provider().requests();
        shell.file("inbox/r.csv", shell.read("inbox/r.csv") + "새 리뷰,1\n");

        var said = shell.here("run", "reviews");

        assertThat(said.out()).containsPattern("[1-9] rejected");
        assertThat(server.provider().requests()).as("the new one only").isEqualTo(asked + 1);

        server.provider().behave(Behaviour.PLAIN);
        shell.file("resources/spelling.yaml", TASK + "retry_rejected: true\n");
        shell.file("inbox/r.csv", shell.read("inbox/r.csv") + "새 리뷰,2\n");
        var again = shell.here("run", "reviews");
        assertThat(server.provider().requests()).isEqualTo(asked + 2);
        assertThat(again.out()).contains("0 rejected");
    }
}
