package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnCommandTest {
    @TempDir Path folder;

    private Shell cities() {
        var rows = new StringBuilder("id,city,state\n");
        for (int i = 0; i < 40; i++) {
            var city = i % 2 == 0 ? "Bend,OR" : "Gary,IN";
            var glued = i % 2 == 0 ? "Bend OR," : "Gary IN,";
            rows.append(i).append(',').append(i < 30 ? city : glued).append('\n');
        }
        return new Shell(folder).file("cities.csv", rows.toString());
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void rules_are_written_with_their_evidence_and_do_the_same_as_cleaning_at_once() {
        var shell = cities();

        var learnt = shell.run("learn", path("cities.csv"));
        var applied =
                shell.run(
                        "clean",
                        path("cities.csv"),
                        "--task",
                        path("cities.rules.yaml"),
                        "-o",
                        path("applied.csv"));
        var atOnce = shell.run("clean", path("cities.csv"), "-o", path("once.csv"));

        assertThat(learnt.status()).as(learnt.all()).isZero();
        assertThat(applied.status()).as(applied.all()).isZero();
        assertThat(atOnce.status()).as(atOnce.all()).isZero();
        assertThat(shell.read("cities.rules.yaml"))
                .contains("repairs:", "split:", "column: city", "20 cells")
                .contains("city: Bend OR -> Bend");
        assertThat(shell.read("applied.csv")).isEqualTo(shell.read("once.csv"));
        assertThat(shell.read("once.csv")).contains("39,Gary,IN").doesNotContain("Gary IN");
    }

    @Test
    void rules_that_a_person_may_have_edited_are_not_written_over() {
        var shell = cities().file("cities.rules.yaml", "repairs: []\n");

        var refused = shell.run("learn", path("cities.csv"));

        assertThat(refused.status()).isEqualTo(2);
        assertThat(shell.read("cities.rules.yaml")).isEqualTo("repairs: []\n");
        assertThat(shell.run("learn", path("cities.csv"), "--force").status()).isZero();
        assertThat(shell.read("cities.rules.yaml")).contains("split:");
    }

    @Test
    void where_nothing_is_found_nothing_is_written() {
        var shell = new Shell(folder).file("clean.csv", "a,b\n1,x\n2,y\n");

        var learnt = shell.run("learn", path("clean.csv"));

        assertThat(learnt.status()).as(learnt.all()).isZero();
        assertThat(learnt.out()).contains("no file was written").doesNotContain("rules.yaml");
        assertThat(folder.resolve("clean.rules.yaml")).doesNotExist();
    }

    @Test
    void examples_are_left_out_of_a_file_that_others_may_read() {
        var shell = cities();

        var learnt = shell.run("learn", path("cities.csv"), "--no-examples");

        assertThat(learnt.status()).as(learnt.all()).isZero();
        assertThat(shell.read("cities.rules.yaml")).contains("split:").doesNotContain("Bend");
        assertThat(learnt.out()).doesNotContain("Bend");
    }

    @Test
    void only_safe_leaves_what_cells_say() {
        var shell = cities();

        var safe = shell.run("clean", path("cities.csv"), "--only-safe", "-o", path("safe.csv"));

        assertThat(safe.status()).isZero();
        assertThat(shell.read("safe.csv")).isEqualTo(shell.read("cities.csv"));
    }

    @Test
    void explain_prints_the_rules() {
        var said = cities().run("clean", path("cities.csv"), "--explain", "-o", path("out.csv"));

        assertThat(said.out()).contains("split(into state)").contains("\"Bend OR\" -> \"Bend\"");
    }

    @Test
    void a_later_table_that_has_drifted_is_told_and_the_same_one_is_not() {
        var shell = cities();
        shell.run("learn", path("cities.csv"));
        var later = new StringBuilder("id,city,state\n");
        for (int i = 0; i < 60; i++) {
            later.append(i).append(",").append(i % 2 == 0 ? "Bend OR," : "Gary IN,").append('\n');
        }
        shell.file("later.csv", later.toString());

        var same = clean(shell, "cities.csv");
        var drifted = clean(shell, "later.csv");

        assertThat(same.all()).doesNotContain("drifted");
        assertThat(drifted.status()).isZero();
        assertThat(drifted.all())
                .contains("the data has drifted")
                .contains("`state`: 100.0 % of the cells are empty, 25.0 % were");
    }

    private Shell.Said clean(Shell shell, String file) {
        return shell.run(
                "clean", path(file), "--task", path("cities.rules.yaml"), "-o", path("o.csv"));
    }

    @Test
    void a_pipeline_is_learnt_from_what_it_collected_and_its_next_run_applies_it() {
        var shell =
                cities().file("onggi.yaml", "timezone: Asia/Seoul\n")
                        .file("resources/cities.yaml", "task_name: cities\n")
                        .file(
                                "pipelines/cities.yaml",
                                """
                                name: cities
                                steps:
                                  fetch: {uses: collect/file, path: cities.csv}
                                  refine: {uses: clean, task: cities}
                                  export: {uses: save/csv, path: out.csv}
                                """);

        var early = shell.here("learn", "cities");
        shell.here("run", "cities");
        var learnt = shell.here("learn", "cities");
        var run = shell.here("run", "cities");

        assertThat(early.err()).contains("ONGGI-9032", "not collected");
        assertThat(learnt.status()).as(learnt.all()).isZero();
        assertThat(shell.read("resources/cities.rules.yaml")).contains("split:");
        assertThat(run.status()).as(run.all()).isZero();
        assertThat(shell.read("out.csv")).contains("39,Gary,IN").doesNotContain("Gary IN");
        assertThat(run.all()).doesNotContain("drifted");

        var half = new StringBuilder("id,city,state\n");
        for (int i = 0; i < 60; i++) {
            half.append(i).append(",Bend OR,\n");
        }
        shell.file("cities.csv", half.toString());
        assertThat(shell.here("run", "cities").all()).contains("the data has drifted", "`state`");
    }
}
