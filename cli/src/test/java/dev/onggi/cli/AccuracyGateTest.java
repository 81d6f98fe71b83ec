package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gate on accuracy in a pipeline: what a task made is held against a truth before it is saved.
class AccuracyGateTest {
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void aTaskThatGetsThreeOfFourRight() {
        shell =
                Shell.workspace(folder)
                        .with("ONGGI_CLOCK", Shell.CLOCK)
                        .file("truth.csv", "주문번호,고객명\nA-4,최지우\nA-2,이영희\nA-3,박민준\nA-1,김철수\n");
    }

    private Shell.Said run(String atLeast, String otherwise) {
        shell.file(
                "pipelines/gated.yaml",
                """
                name: gated
                steps:
                  fetch: {uses: collect/file, path: inbox/orders.csv}
                  refine: {uses: clean, task: order_cleaning}
                  measure:
                    uses: check
                    expect:
                      - {accuracy: 고객명, at_least: %s, truth: truth.csv, key: 주문번호, otherwise: %s}
                  export: {uses: save/csv, name: gated}
                """
                        .formatted(atLeast, otherwise));
        return shell.here("run", "gated");
    }

    @Test
    void accurateEnoughIsSaved() {
        assertThat(run("75%", "stop").status()).isZero();
    }

    @Test
    void tooManyWrongCellsStopThePipelineBeforeAnythingIsSaved() {
        var said = run("90%", "stop");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.all())
                .contains("ONGGI-3043")
                .contains("pipelines/gated.yaml:8")
                .contains("75% of the cells are right by `truth.csv`")
                .contains("박민준");
        assertThat(folder.resolve("data/output")).doesNotExist();
    }

    @Test
    void aWarningLetsThemPass() {
        var said = run("90%", "warn");
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("75% of the cells are right").contains("4 in = 4 out");
    }

    @Test
    void rowsThatTheTruthHasOtherwiseAreRejectedWithTheReason() {
        var said = run("90%", "reject");
        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out()).contains("4 in = 3 out + 1 rejected");
        assertThat(shell.read("data/rejected/orders_20240305_150000.csv"))
                .contains("A-3")
                .contains("`고객명` is not as `truth.csv` has it");
    }
}
