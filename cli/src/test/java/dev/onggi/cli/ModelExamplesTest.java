package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import dev.onggi.testkit.model.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The workspace `examples/models`, asked of a pretended model.
class ModelExamplesTest {
    private final FakeModelServer server = FakeModelServer.start(Behaviour.PLAIN);
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void copyTheExample() throws IOException {
        var example = Path.of("../examples/models").toAbsolutePath().normalize();
        try (var files = Files.walk(example)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(example.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        shell = new Shell(folder).with("ONGGI_MODEL", server.openAi() + "#fake-small");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> output(String name) throws IOException {
        try (var files = Files.list(folder.resolve("data/output"))) {
            var file =
                    files.filter(f -> f.getFileName().toString().startsWith(name + "_"))
                            .sorted()
                            .reduce((a, b) -> b)
                            .orElseThrow();
            return Files.readAllLines(file);
        }
    }

    @Test
    void everythingIsFoundInOrderBeforeAnythingIsPaid() {
        assertThat(shell.here("validate").status()).isZero();
        assertThat(server.provider().requests()).isZero();
    }

    @Test
    void textsAreWrittenAnewEachDistinctOneOnce() throws IOException {
        var said = shell.here("run", "rewrite");
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("8 in = 8 out + 0 rejected");
        assertThat(server.provider().requests()).isEqualTo(1);
        assertThat(output("rewrite").get(1))
                .contains("배송이 정말빨랐어요!! 김민수 드림. 별 다섯개 드려요 강추 #")
                .contains(",cleaner,spelling,");

        shell.here("run", "rewrite");
        assertThat(server.provider().requests()).as("a second run asks nothing").isEqualTo(1);
    }

    @Test
    void anotherModelByTheSameSettingIsAskedForItsOwnAnswers() throws IOException {
        shell.here("run", "rewrite");
        var other = shell.with("ONGGI_MODEL", server.openAi() + "#fake-large");
        assertThat(other.here("run", "rewrite").status()).isZero();
        assertThat(server.provider().requests()).isEqualTo(2);
    }

    @Test
    void cellsOfATableAreRepaired() throws IOException {
        var said = shell.here("run", "repair");
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("8 in = 8 out + 0 rejected");
        assertThat(output("repair")).first().asString().contains("주문번호,고객,도시,리뷰");
    }

    @Test
    void columnsAreDrawnOutOfTexts() throws IOException {
        var said = shell.here("run", "extract");
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("8 in = 8 out + 0 rejected");
        assertThat(output("extract").getFirst())
                .isEqualTo(
                        "\uFEFFid,customer_name,rating,review_text,sentiment,source,created_at,processed_at");
        assertThat(output("extract")).hasSize(9);
    }

    @Test
    void twoPromptsAreComparedOnLabelledRows() {
        var labelled = folder.resolve("labelled/spelling.csv").toString();
        var said = shell.here("eval", "spelling", "spelling_terse", "--data", labelled);
        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out())
                .contains("8 of 8 labelled rows")
                .contains(" 2  spelling_terse  cleaner")
                .contains("1 and 2 get equally much right");
        assertThat(server.provider().requests()).isEqualTo(2);
    }

    @Test
    void anExhaustedQuotaFailsTheStepAndKeepsWhatWasPaidFor() throws IOException {
        server.provider().next(Fault.QUOTA);
        var said = shell.here("run", "rewrite");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("ONGGI-1571").doesNotContain("Exception");

        assertThat(shell.here("run", "rewrite").status()).isZero();
    }

    @Test
    void aBudgetThatIsTooSmallIsToldBeforeItIsOverdrawn() throws IOException {
        Files.writeString(
                folder.resolve("onggi.yaml"),
                Files.readString(folder.resolve("onggi.yaml"))
                        + "prices: {\""
                        + server.openAi()
                        + "#fake-small\": {input: 10000, output: 10000}}\n");
        var said = shell.here("run", "rewrite");
        assertThat(said.status()).isNotZero();
        assertThat(said.err()).contains("ONGGI-1522").contains("0.10 USD");
        assertThat(server.provider().requests()).isZero();
    }

    @Test
    void whatARunCostIsInItsLastLine() throws IOException {
        Files.writeString(
                folder.resolve("onggi.yaml"),
                Files.readString(folder.resolve("onggi.yaml"))
                        + "prices: {\""
                        + server.openAi()
                        + "#fake-small\": {input: 1, output: 2}}\n");
        assertThat(shell.here("run", "rewrite").out()).containsPattern("0\\.00\\d+ USD");
        assertThat(shell.here("run", "rewrite").out()).contains("   0.00 USD   ");
    }

    @Test
    void aPromptThatNamesAnUnknownColumnIsToldWithItsPlace() throws IOException {
        var task = folder.resolve("resources/spelling.yaml");
        Files.writeString(task, Files.readString(task).replace("{raw_text}", "{raw_txt}"));
        var said = shell.here("run", "rewrite");
        assertThat(said.status()).isNotZero();
        assertThat(said.err())
                .contains("resources/spelling.yaml:4")
                .contains("ONGGI-1421")
                .contains("raw_text");
        assertThat(server.provider().requests()).isZero();
    }

    @Test
    void personalDataIsMaskedOrKeptHereAsTheTaskSays() throws IOException {
        var task = folder.resolve("resources/cities.yaml");
        var plain = Files.readString(task);
        shell.file("inbox/reviews.csv", "주문번호,고객,도시,리뷰\nA-1,김민수 010-1234-5678,서울,좋아요\n");
        Files.writeString(
                task, plain.replace("{도시: {type: text}}", "{도시: {type: text}, 고객: {send: mask}}"));
        assertThat(shell.here("run", "repair").status()).isZero();
        var sent = server.received().getLast().body();
        assertThat(sent).contains("김민수 010").doesNotContain("1234-5678");
        assertThat(output("repair").get(1)).contains("010-1234-5678");

        Files.writeString(
                task,
                plain.replace("{도시: {type: text}}", "{도시: {type: text}, 고객: {send: never}}")
                        .replace("{도시} as", "{도시} of {고객} as"));
        var said = shell.here("run", "repair");
        assertThat(said.err()).contains("ONGGI-1424").contains("resources/cities.yaml:3");
        assertThat(server.received()).hasSize(1);
    }
}
