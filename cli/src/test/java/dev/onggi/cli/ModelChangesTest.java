package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `onggi changes` and `onggi undo` where a model was asked, which answers in capitals and signs.
class ModelChangesTest {
    private final FakeModelServer server =
            FakeModelServer.start(Behaviour.PLAIN.with(Answerer.items(ModelChangesTest::answer)));
    @TempDir Path folder;
    private Shell shell;

    private static Map<String, Object> answer(Map<String, Object> item) {
        return item.get("도시") instanceof String city
                ? Map.of("changes", List.of(Map.of("column", "도시", "value", Answerer.sign(city))))
                : Map.of("raw_text", Answerer.sign(String.valueOf(item.get("raw_text"))));
    }

    @BeforeEach
    void workspace() {
        var model = server.openAi() + "#fake-small";
        shell =
                new Shell(folder)
                        .file(
                                "onggi.yaml",
                                "timezone: Asia/Seoul\nprices: {\"%s\": {input: 100, output: 200}}\n"
                                        .formatted(model))
                        .file(
                                "inbox/t.csv",
                                "id,리뷰,도시\n1,  good ,seoul\n2,bad,busan\n3,  good ,jeju\n4,   ,seoul\n")
                        .file(
                                "resources/spelling.yaml",
                                "columns: [raw_text]\nrules: [trim]\nmodel: %s\nprompt: Correct {raw_text}.\nbudget: {usd: 5}\n"
                                        .formatted(model))
                        .file(
                                "resources/cities.yaml",
                                "mode: repair\ncolumns: {도시: {type: text}}\nmodel: %s\nprompt: Correct {도시}.\nbudget: {usd: 5}\n"
                                        .formatted(model))
                        .file(
                                "resources/stars.yaml",
                                "mode: extract\nrules: [trim]\nmodel: %s\nprompt: Read {raw_text}.\noutput_schema: [{column_name: stars, data_type: text}]\nbudget: {usd: 5}\n"
                                        .formatted(model))
                        .file("pipelines/texts.yaml", pipeline("texts", ", text: 리뷰", "spelling"))
                        .file("pipelines/table.yaml", pipeline("table", "", "cities"))
                        .file("pipelines/drawn.yaml", pipeline("drawn", ", text: 리뷰", "stars"));
    }

    private static String pipeline(String name, String more, String task) {
        return "name: %s\nsteps:\n  fetch: {uses: collect/file, path: inbox/t.csv%s}\n  refine: {uses: clean, task: %s}\n"
                .formatted(name, more, task);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, Object> json(String... line) throws IOException {
        var said = shell.here(line);
        assertThat(said.status()).as(said.all()).isZero();
        return JSON.std.mapFrom(said.out());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> changes(String run) throws IOException {
        return (List<Map<String, Object>>) (List<?>) json("changes", run, "--json").get("changes");
    }

    private void run(String pipeline) {
        var said = shell.here("run", pipeline);
        assertThat(said.status()).as(said.all()).isZero();
    }

    @Test
    void anAnswerIsToldWithModelPromptRequestAndItsShareOfTheCost() throws IOException {
        run("texts");
        var cells = changes("texts");
        assertThat(cells).extracting(cell -> cell.get("row")).containsExactly("1", "2", "3", "4");
        var first = cells.getFirst();
        assertThat(first).containsEntry("before", "  good ").containsEntry("confidence", null);
        assertThat(first.get("rules")).isEqualTo(List.of("trim"));
        assertThat(first.get("model")).asString().contains("fake-small");
        assertThat(first.get("prompt")).asString().matches("[0-9a-f]{32}");
        assertThat(first.get("request")).asString().matches("[0-9a-f]{32}");
        assertThat(cells.get(3)).containsEntry("model", null);

        var one = cost(cells.get(0));
        assertThat(cost(cells.get(2))).as("the same answer in two rows").isEqualByComparingTo(one);
        assertThat(cost(cells.get(1)))
                .as("an answer in one row")
                .isCloseTo(
                        one.multiply(BigDecimal.TWO),
                        org.assertj.core.api.Assertions.within(new BigDecimal("0.000000002")));
        var sum = one.add(cost(cells.get(1))).add(cost(cells.get(2)));
        assertThat(shell.here("changes", "texts").out())
                .contains("request " + first.get("request").toString().substring(0, 8))
                .containsPattern("fake-small +3 +0\\.0\\d+ USD");
        assertThat(sum).isPositive();
    }

    private static BigDecimal cost(Map<String, Object> cell) {
        return new BigDecimal(String.valueOf(cell.get("cost_usd")));
    }

    @Test
    void whatTheCacheAnsweredCostsNothingAndNamesTheRunThatPaid() throws IOException {
        run("texts");
        var paid = changes("texts").getFirst();
        run("texts");
        var cached = changes("texts").getFirst();
        assertThat(cached).containsEntry("request", paid.get("request"));
        assertThat(cached).containsEntry("paid_in_run", paid.get("paid_in_run"));
        assertThat(cost(cached)).isZero();
        assertThat(json("changes", "texts", "--json").get("run"))
                .isNotEqualTo(paid.get("paid_in_run"));
        assertThat(shell.here("changes", "texts").out())
                .containsPattern("from the cache, paid by\\s+texts_");
    }

    @Test
    void undoingAModelLeavesWhatRulesMadeOfIt() throws IOException {
        run("texts");
        assertThat(shell.here("undo", "texts", "--model", "fake-small").out())
                .contains("3 cells are as before");
        assertThat(changes("texts"))
                .extracting(cell ->
                        cell.get("row") + "|" + cell.get("before") + "|" + cell.get("after"))
                .containsExactly("1|  good |good", "3|  good |good", "4|   |");
        assertThat(shell.here("undo", "texts", "--rule", "trim").status()).isZero();
        assertThat(changes("texts")).isEmpty();
        assertThat(shell.here("undo", "texts", "--restore").status()).isZero();
        assertThat(changes("texts")).hasSize(3);
    }

    @Test
    void undoingARuleUndoesTheAnswerThatWasGivenAboutItsWork() throws IOException {
        run("texts");
        assertThat(shell.here("undo", "texts", "--rule", "trim").out())
                .containsPattern("is\\s+undone\\s+too")
                .contains("fake-small 2");
        assertThat(changes("texts")).extracting(cell -> cell.get("row")).containsExactly("2");
    }

    @Test
    void cellsOfATableAreToldAndUndone() throws IOException {
        run("table");
        assertThat(changes("table"))
                .hasSize(4)
                .allMatch(cell -> cell.get("column").equals("도시"))
                .allMatch(cell -> cell.get("rules").equals(List.of()));
        assertThat(shell.here("undo", "table", "--rows", "2,3").status()).isZero();
        assertThat(changes("table")).extracting(cell -> cell.get("row")).containsExactly("1", "4");
    }

    @Test
    void aTableDrawnOutOfTextsHasNoChangedCells() {
        run("drawn");
        for (var command : List.of("changes", "undo")) {
            var said = shell.here(command, "drawn");
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.err()).contains("ONGGI-1484").contains("data/raw/t_");
        }
    }
}
