package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cells of ten megabytes are legal.
class LargeCellTest {
    private static final String LARGE = "가나다,\"\"x\"\"\n".repeat(760_000);
    private static final String TABLE = "id,text\n1,\"" + LARGE + "\"\n2, short \n";
    private static final String CLEAN = TABLE.replace(" short ", "short");

    @TempDir Path folder;

    @Test
    void go_through_clean() {
        var shell = new Shell(folder).file("a.csv", TABLE);

        var said = shell.run("clean", shell.path("a.csv").toString());

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(shell.read("a.clean.csv").length()).isEqualTo(CLEAN.length() - 1);
    }

    @Test
    void go_through_a_pipeline() {
        var shell =
                new Shell(folder)
                        .file("onggi.yaml", "")
                        .file("a.csv", TABLE)
                        .file(
                                "pipelines/large.yaml",
                                """
                                name: large
                                steps:
                                  fetch: {uses: collect/file, path: a.csv}
                                  inspect: {uses: check, expect: [{not_null: text}]}
                                  refine: {uses: clean, rules: [trim], columns: [id]}
                                  export: {uses: save/csv, path: out.csv, bom: false}
                                """);

        var said = shell.here("run", "large");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(shell.read("out.csv").equals(TABLE)).isTrue();
    }

    @Test
    void above_the_limit_are_refused_with_their_row() {
        var shell =
                new Shell(folder)
                        .file("onggi.yaml", "")
                        .file("a.csv", TABLE)
                        .file(
                                "pipelines/large.yaml",
                                """
                                name: large
                                steps:
                                  fetch: {uses: collect/file, path: a.csv, max_cell: 4MB}
                                  export: {uses: save/csv, path: out.csv}
                                """);

        var said = shell.here("run", "large");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.all()).contains("ONGGI-6013", "row 1");
        assertThat(shell.path("out.csv")).doesNotExist();
    }
}
