package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.model.Behaviour;
import dev.onggi.testkit.model.FakeModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A budget that is spent in the middle of 100 rows with 50 distinct texts, ten in a request.
class SpentBudgetTest {
    @TempDir Path folder;

    private final FakeModelServer server = FakeModelServer.start(Behaviour.PLAIN);
    private ReviewShop shop;
    private Shell shell;

    @BeforeEach
    void workspace() {
        shop = new ReviewShop(folder, server.openAi(), spelling("{requests: 2}"));
        shell = shop.shell();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void task(String budget) {
        shell.file("resources/spelling.yaml", spelling(budget));
    }

    private static String spelling(String budget) {
        return """
        task_name: spelling
        columns: [raw_text]
        model: gpt
        batch: 10
        budget: %s
        prompt: "Correct {raw_text}."
        """
                .formatted(budget);
    }

    private List<String> rejects() throws IOException {
        var rejected = shell.path("data/rejected");
        if (!Files.isDirectory(rejected)) {
            return List.of();
        }
        try (var files = Files.list(rejected)) {
            return files.flatMap(file -> shell.read("data/rejected/" + file.getFileName()).lines())
                    .filter(line -> !line.contains("_reason"))
                    .toList();
        }
    }

    private void everyRowIsThereAndNothingWasAskedTwice(Shell.Said said) throws IOException {
        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out()).contains("100 in = 100 out + 0 ");
        assertThat(Files.readAllLines(shell.path("out.csv"))).hasSize(101);
        assertThat(server.provider().requests()).isEqualTo(5);
    }

    @Test
    void stopsTheRunAndMarksTheRowsNobodyWasAskedAbout() throws IOException {
        var said = shell.here("run", "reviews");

        assertThat(said.status()).as(said.all()).isEqualTo(1);
        assertThat(said.all()).contains("ONGGI-1523", "2 of 2 requests", "ONGGI-1428", "60 rows");
        assertThat(shell.path("out.csv")).doesNotExist();
        assertThat(rejects())
                .hasSize(60)
                .allMatch(line -> line.contains("budget: the budget of the run is spent"));
        assertThat(server.provider().requests()).isEqualTo(2);
    }

    @Test
    void isGoneOnWithByAHigherOne() throws IOException {
        shell.here("run", "reviews");
        task("{requests: 5}");

        var said = shell.here("retry", "reviews");

        everyRowIsThereAndNothingWasAskedTwice(said);
        assertThat(rejects()).isEmpty();
        assertThat(shell.here("show", "reviews").out()).doesNotContain("data/rejected");
    }

    @Test
    void leavesInTheListOfRejectsWhatOtherStepsRejected() throws IOException {
        shell.file(
                "pipelines/reviews.yaml",
                """
                name: reviews
                steps:
                  fetch: {uses: collect/file, path: inbox/r.csv, text: 리뷰}
                  inspect:
                    uses: check
                    expect: [{matches: 번호, pattern: "[1-8]?[0-9]", otherwise: reject}]
                  refine: {uses: clean, task: spelling}
                  export: {uses: save/csv, bom: false, path: out.csv}
                """);
        shell.here("run", "reviews");
        var before = rejects();
        assertThat(before).anyMatch(line -> line.contains("budget: "));
        var checked = before.stream().filter(line -> !line.contains("budget: ")).toList();
        assertThat(checked).hasSize(10);
        task("{requests: 50}");

        assertThat(shell.here("retry", "reviews").status()).isZero();

        assertThat(rejects()).containsExactlyInAnyOrderElementsOf(checked);
    }

    @Test
    void isGoneOnWithInANewRunToo() throws IOException {
        shell.here("run", "reviews");
        task("{requests: 5}");

        var said = shell.here("run", "reviews");

        everyRowIsThereAndNothingWasAskedTwice(said);
    }

    @Test
    void takesTheMoneyThatARetryGives() throws IOException {
        task("{usd: 0.06}"); // a request sets about 0.05 aside
        var first = shell.here("run", "reviews");
        assertThat(first.status()).as(first.all()).isEqualTo(1);
        assertThat(first.all()).contains("ONGGI-1522", "of 0.06 USD");
        assertThat(rejects()).isNotEmpty();

        var said = shell.here("retry", "reviews", "--budget", "1");

        everyRowIsThereAndNothingWasAskedTwice(said);
        assertThat(rejects()).isEmpty();
    }

    @Test
    void holdsForTheDayOverAllRuns() throws IOException {
        shop.settings("budgets: {daily: {requests: 2}}\nlanguage: ko\n");
        task("{requests: 9}");

        var said = shell.here("run", "reviews");

        assertThat(said.status()).as(said.all()).isEqualTo(1);
        assertThat(said.all()).contains("ONGGI-1523", "60행");
        assertThat(rejects()).hasSize(60).allMatch(line -> line.contains("budget: "));

        shop.settings("budgets: {daily: {requests: 5}}\n");
        everyRowIsThereAndNothingWasAskedTwice(shell.here("retry", "reviews"));
    }
}
