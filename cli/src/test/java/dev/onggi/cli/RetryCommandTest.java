package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryCommandTest {
    private static final String RUN = "orders_20240305_150000";

    @TempDir Path folder;

    private Shell shell() {
        return Shell.workspace(folder).with("ONGGI_CLOCK", Shell.CLOCK);
    }

    private Shell stopped() {
        var shell = shell();
        shell.file("pipelines/orders.yaml", Shell.pipeline("orders", "{not_null: 금액}"));
        assertThat(shell.here("run", "orders").status()).isEqualTo(1);
        return shell;
    }

    private List<String> files(String area) throws IOException {
        try (var files = Files.list(folder.resolve("data").resolve(area))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_mended_gate_is_passed_and_what_was_collected_is_kept() throws IOException {
        var shell = stopped();
        shell.file("pipelines/orders.yaml", Shell.pipeline("orders", "{not_null: 주문번호}"));

        var said = shell.here("retry", "orders");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.lines())
                .startsWith(
                        RUN + ": 3 of 4 steps again",
                        "✓ fetch             kept",
                        "↻ inspect           stopped by a gate",
                        "↻ refine            after inspect",
                        "↻ export            after refine");
        assertThat(said.out()).contains("4 in = 4 out + 0 rejected");
        assertThat(files("raw")).hasSize(1);
        assertThat(shell.here("show", "orders").out())
                .contains(RUN + "   done")
                .contains("✓ export");
    }

    @Test
    void what_changed_is_told_before_anything_is_done() throws IOException {
        var shell = shell();
        assertThat(shell.here("run", "orders").status()).isZero();
        assertThat(shell.here("retry", "orders").out()).startsWith("Nothing to repeat in " + RUN);

        shell.file(
                "resources/order_cleaning.yaml",
                "# a remark changes nothing\n" + shell.read("resources/order_cleaning.yaml"));
        assertThat(shell.here("retry", "orders").out()).startsWith("Nothing to repeat");

        shell.file(
                "resources/order_cleaning.yaml",
                shell.read("resources/order_cleaning.yaml")
                        .replace("[trim]", "[trim, collapse-space]"));
        var dry = shell.here("retry", "orders", "--dry-run");
        assertThat(dry.lines())
                .contains(
                        "✓ inspect           kept",
                        "↻ refine            changed: resources/order_cleaning.yaml",
                        "↻ export            after refine");
        assertThat(files("output")).hasSize(1);

        assertThat(shell.here("retry", "orders").status()).isZero();
        assertThat(files("output"))
                .containsExactly("orders_20240305_150000.csv", "orders_20240305_150000_2.csv");
        assertThat(files("processed").stream().filter(name -> name.endsWith(".parquet")))
                .hasSize(2);
    }

    @Test
    void programs_get_the_plan_as_json() {
        var shell = stopped();
        var said = shell.here("retry", RUN, "--failed", "--dry-run", "--json");
        assertThat(said.out())
                .contains("\"kind\":\"retry\"")
                .contains("\"step\":\"inspect\"")
                .contains("\"why\":\"state\"");
    }

    @Test
    void a_step_or_run_that_is_not_there_is_the_users_fault() {
        var shell = stopped();
        assertThat(shell.here("retry", "orders", "--from", "inspekt").all())
                .contains("did you mean `inspect`");
        assertThat(shell.here("retry", "ordres").status()).isEqualTo(2);
        assertThat(shell.here("retry", "orders", "--from", "export"))
                .satisfies(said -> {
                    assertThat(said.status()).isEqualTo(2);
                    assertThat(said.err()).contains("ONGGI-8062").contains("--from");
                });
    }

    @Test
    void a_gate_is_opened_by_hand_and_the_run_goes_on_behind_it() {
        var shell = stopped();
        var marked = shell.here("mark", "orders", "inspect", "success");
        assertThat(marked.status()).as(marked.all()).isZero();
        assertThat(marked.out()).contains("inspect of " + RUN + ": done");

        var said = shell.here("retry", "orders");
        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.lines()).contains("✓ inspect           kept");
        assertThat(said.out()).contains("open: data/output/orders_20240305_150000.csv");
    }

    @Test
    void a_note_stands_at_its_run() {
        var shell = stopped();
        assertThat(shell.here("note", "orders", "지난달 파일이 왔음").status()).isZero();
        assertThat(shell.here("show", "orders").out()).contains("지난달 파일이 왔음");
        shell.here("note", "orders", "");
        assertThat(shell.here("show", "orders").out()).doesNotContain("지난달");
    }

    @Test
    void a_part_of_a_pipeline_takes_the_results_of_the_latest_run() {
        var shell = shell();
        var none = shell.here("run", "orders", "--from", "refine");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("ONGGI-8063").contains("onggi run orders --until inspect");

        assertThat(shell.here("run", "orders", "--until", "inspect").status()).isZero();
        var rest = shell.here("run", "orders", "--from", "refine");
        assertThat(rest.status()).as(rest.all()).isZero();
        assertThat(rest.lines())
                .contains(
                        "< fetch             taken from " + RUN,
                        "< inspect           taken from " + RUN);
        assertThat(rest.out()).contains("4 in = 4 out + 0 rejected");
        assertThat(shell.here("show", RUN + "_2").out()).contains("taken from " + RUN);
    }

    @Test
    void versions_of_a_pipeline_are_listed_and_compared() {
        var shell = shell();
        assertThat(shell.here("show", "orders", "--versions").out()).contains("has not run yet");
        shell.here("run", "orders", "--until", "fetch");
        shell.file("pipelines/orders.yaml", Shell.pipeline("orders", "{not_null: 금액}"));
        shell.here("run", "orders", "--until", "fetch");

        assertThat(shell.here("show", "orders", "--versions").lines())
                .hasSize(3)
                .anyMatch(line -> line.matches(" *2 .* 1 +pipelines/orders.yaml"));
        assertThat(shell.here("show", "orders", "--diff", "1", "2").lines())
                .startsWith("--- pipelines/orders.yaml  1", "+++ pipelines/orders.yaml  2")
                .contains("-      - {not_null: 주문번호}", "+      - {not_null: 금액}");
        assertThat(shell.here("show", "orders", "--diff", "1", "9"))
                .satisfies(said -> {
                    assertThat(said.status()).isEqualTo(2);
                    assertThat(said.err()).contains("ONGGI-8066");
                });
    }

    @Test
    void a_changed_collector_is_run_again() {
        var collector =
                """
                import dev.onggi.spi.*;
                public final class Mine implements Source {
                    @Override public void collect(Request request, Rows rows) throws Exception {
                        rows.add("n", "%s");
                    }
                }
                """;
        var shell =
                shell().file("collectors/Mine.java", collector.formatted("1"))
                        .file(
                                "pipelines/mine.yaml",
                                "name: mine\nsteps:\n  get: {uses: collect/Mine}\n  out: {uses: save/csv}\n");
        assertThat(shell.here("run", "mine").status()).isZero();
        shell.file("collectors/Mine.java", collector.formatted("2"));
        var said = shell.here("retry", "mine");
        assertThat(said.lines()).contains("↻ get               changed: collectors/");
        assertThat(shell.read("data/output/mine_20240305_150000_2.csv")).contains("2");
    }
}
