package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.errors.ErrorInjector;
import dev.onggi.testkit.errors.ErrorKind;
import dev.onggi.testkit.table.SampleTable;
import dev.onggi.testkit.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameThingsTest {
    private static final String MERGE =
            """
            repairs:
              - duplicates:
                  columns: [first_name, last_name, email, department, hired_on, salary, phone]
                  merge: true
            """;

    @TempDir Path folder;
    private Shell shell;
    private Table table;

    @BeforeEach
    void staff() throws IOException {
        shell = new Shell(folder);
        table =
                ErrorInjector.seeded(5)
                        .share(ErrorKind.TYPO, 0.02)
                        .share(ErrorKind.ROW_REPEATED, 0.02)
                        .spoil(SampleTable.STAFF.make(1_500, 5))
                        .dirty();
        table.write(folder.resolve("staff.csv"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Table read(String name) throws IOException {
        return Table.read(folder.resolve(name));
    }

    @Test
    void they_are_listed_and_no_row_is_removed() throws IOException {
        var cleaned =
                shell.run(
                        "clean",
                        path("staff.csv"),
                        "-o",
                        path("out.csv"),
                        "--report",
                        path("page.html"));

        assertThat(cleaned.status()).as(cleaned.all()).isZero();
        assertThat(cleaned.out()).contains("about the same thing", "Nothing was removed");
        assertThat(read("out.csv").rows()).hasSameSizeAs(table.rows());
        assertThat(Files.readString(folder.resolve("page.html")))
                .contains("Rows about the same thing");
        assertThat(folder.resolve("out.rejected.csv")).doesNotExist();
    }

    @Test
    void the_rules_file_holds_them_with_evidence_and_they_stay_until_a_person_says_otherwise()
            throws IOException {
        var learnt = shell.run("learn", path("staff.csv"));
        var rules = shell.read("staff.rules.yaml");
        var cleaned =
                shell.run(
                        "clean",
                        path("staff.csv"),
                        "--task",
                        path("staff.rules.yaml"),
                        "-o",
                        path("out.csv"));

        assertThat(learnt.status()).as(learnt.all()).isZero();
        assertThat(rules).contains("duplicates:", "merge: false", "about the same thing", ", as ");
        assertThat(cleaned.status()).as(cleaned.all()).isZero();
        assertThat(read("out.csv").rows()).hasSameSizeAs(table.rows());
    }

    @Test
    void merged_rows_lie_in_the_rejects_with_their_reason_and_every_row_is_accounted_for()
            throws IOException {
        shell.file("merge.rules.yaml", MERGE);

        var cleaned =
                shell.run(
                        "clean",
                        path("staff.csv"),
                        "--task",
                        path("merge.rules.yaml"),
                        "-o",
                        path("out.csv"));

        assertThat(cleaned.status()).as(cleaned.all()).isZero();
        assertThat(cleaned.out()).contains("went to the rejects", "out.rejected.csv");
        var rejected = read("out.rejected.csv");
        assertThat(rejected.rows()).hasSizeGreaterThan(15);
        assertThat(read("out.csv").rows().size() + rejected.rows().size())
                .isEqualTo(table.rows().size());
        assertThat(rejected.rows())
                .allSatisfy(row -> assertThat(row.get(row.size() - 2)).startsWith("the same as "));
    }

    @Test
    void a_pipeline_merges_them_into_its_rejects() throws IOException {
        shell.file("onggi.yaml", "timezone: Asia/Seoul\n")
                .file("resources/staff.yaml", "task_name: staff\n")
                .file("resources/staff.rules.yaml", MERGE)
                .file(
                        "pipelines/staff.yaml",
                        """
                        name: staff
                        steps:
                          fetch: {uses: collect/file, path: staff.csv}
                          refine: {uses: clean, task: staff, duplicates: off}
                          export: {uses: save/csv, path: out.csv}
                        """);

        var run = shell.here("run", "staff");

        assertThat(run.status()).as(run.all()).isZero();
        int gone = table.rows().size() - read("out.csv").rows().size();
        assertThat(gone).isGreaterThan(15);
        assertThat(run.out()).contains(gone + " rejected");
    }
}
