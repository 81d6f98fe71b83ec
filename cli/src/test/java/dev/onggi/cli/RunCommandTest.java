package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir Path folder;

    @Test
    void a_run_saves_the_clean_rows_and_says_what_to_open() {
        var shell = Shell.workspace(folder).with("ONGGI_CLOCK", Shell.CLOCK);

        var said = shell.here("run", "orders");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("4 in = 4 out + 0 rejected")
                .contains("open: data/output/orders_20240305_150000.csv")
                .contains("next: onggi show orders");
        assertThat(shell.read("data/output/orders_20240305_150000.csv"))
                .isEqualTo(
                        """
                        \uFEFF주문번호,고객명,금액,작성일
                        A-1,김철수,1200,2024-03-01
                        A-2,이영희,900,2024-03-02
                        A-3,박민수,,2024-03-03
                        A-4,최지우,3000,2024-03-04
                        """);
    }

    @Test
    void a_gate_stops_with_status_1_and_the_ids_of_the_failing_rows() {
        var shell = Shell.workspace(folder);
        shell.file("pipelines/orders.yaml", Shell.pipeline("orders", "{not_null: 금액}"));

        var said = shell.here("run", "orders");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err())
                .contains("ONGGI-3032")
                .contains("pipelines/orders.yaml:9:10")
                .contains("1 of 4 rows")
                .containsPattern("First: .*3");
        assertThat(said.out())
                .contains("Nothing half-written was left")
                .contains("onggi run orders");
        assertThat(shell.path("data/output")).doesNotExist();
    }

    @Test
    void a_missing_file_is_named_with_the_nearest_one() {
        var shell = Shell.workspace(folder);
        shell.file(
                "pipelines/orders.yaml",
                Shell.pipeline("orders", "{not_null: 금액}").replace("orders.csv", "order.csv"));

        var said = shell.here("run", "orders");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("inbox/order.csv").contains("orders.csv?");
    }

    @Test
    void a_mistake_in_a_task_that_only_shows_in_its_run_is_no_failure_of_the_work() {
        var shell =
                Shell.workspace(folder)
                        .file("resources/odd.yaml", "columns: {nowhere: {rules: [trim]}}\n")
                        .file(
                                "pipelines/orders.yaml",
                                """
                                schedule: "@daily"
                                steps:
                                  fetch: {uses: collect/file, path: inbox/orders.csv}
                                  refine: {uses: clean, task: odd}
                                  export: {uses: save/csv}
                                """);

        var said = shell.here("run", "orders");

        assertThat(said.status()).as(said.all()).isEqualTo(2);
        assertThat(said.err()).contains("ONGGI-1407", "nowhere");
        assertThat(shell.here("retry", "orders").status()).isEqualTo(2);
        assertThat(
                        shell.here(
                                        "backfill",
                                        "orders",
                                        "--from-date",
                                        "2024-03-01",
                                        "--to-date",
                                        "2024-03-02")
                                .status())
                .isEqualTo(2);
    }

    @Test
    void an_unknown_pipeline_is_the_users_fault() {
        var said = Shell.workspace(folder).here("run", "ordes");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("ordes").contains("orders");
    }

    @Test
    void a_wrong_parameter_is_the_users_fault() {
        var said = Shell.workspace(folder).here("run", "orders", "--set", "task=x");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("task");
    }

    @Test
    void until_leaves_the_later_steps_out() {
        var shell = Shell.workspace(folder);

        var said = shell.here("run", "orders", "--until", "inspect");

        assertThat(said.status()).isZero();
        assertThat(shell.path("data/raw")).isNotEmptyDirectory();
        assertThat(shell.path("data/output")).doesNotExist();
    }

    @Test
    void json_is_one_line_for_programs() {
        var said = Shell.workspace(folder).here("run", "orders", "--json");

        assertThat(said.lines()).hasSize(1);
        assertThat(said.out())
                .contains("\"state\":\"succeeded\"", "\"rows_in\":4", "\"step\":\"refine\"");
    }

    @Test
    void rows_that_a_query_made_are_counted_anew() {
        var shell = Shell.workspace(folder);
        shell.file(
                "pipelines/orders.yaml",
                Shell.pipeline("orders", "{not_null: 금액, otherwise: reject}")
                        .replace(
                                "  export:",
                                "  total:\n    uses: sql\n"
                                        + "    query: SELECT sum(금액) AS 합계 FROM refine\n  export:"));

        var said = shell.here("run", "orders");

        assertThat(said.out())
                .contains("3 in, 1 row made of them")
                .contains("4 in + 1 made = 1 out + 1 rejected + 3 read by queries");
        assertThat(shell.here("show", "orders").out())
                .containsPattern("✓ total +sql +3 in, 1 row made of them");
    }

    @Test
    void an_exception_of_a_collector_names_its_line() {
        var shell =
                new Shell(folder)
                        .file("onggi.yaml", "")
                        .file(
                                "collectors/Boom.java",
                                """
                                import dev.onggi.spi.*;
                                public final class Boom implements Source {
                                  @Override public void collect(Request request, Rows rows) throws Exception {
                                    rows.add("a", 1);
                                    int[] none = new int[1];
                                    none[3] = 1;
                                  }
                                }
                                """)
                        .file("pipelines/p.yaml", "name: p\nsteps:\n  f: {uses: collect/Boom}\n");

        var said = shell.here("run", "p");

        assertThat(said.err())
                .contains("collectors/Boom.java:6:1  ONGGI-8014", "IndexOutOfBoundsException");
    }

    @Test
    void koreans_are_told_in_korean() {
        var said = Shell.workspace(folder).with("LANG", "ko_KR.UTF-8").here("run", "orders");

        assertThat(said.out()).contains("4 들어옴 = 4 나감 + 0 거부").contains("다음: onggi show orders");
    }

    @Test
    void the_workspaces_language_goes_before_the_machines() {
        var shell = Shell.workspace(folder).file("onggi.yaml", "language: ko\n");

        assertThat(shell.here("run", "orders").out()).contains("들어옴");
    }

    @Test
    void the_same_run_of_two_copies_gives_the_same_bytes() throws IOException {
        var first = Shell.workspace(folder.resolve("a")).with("ONGGI_CLOCK", Shell.CLOCK);
        var second = Shell.workspace(folder.resolve("b")).with("ONGGI_CLOCK", Shell.CLOCK);

        assertThat(first.here("run", "orders").status()).isZero();
        assertThat(second.here("run", "orders").status()).isZero();

        var files = files(folder.resolve("a/data"));
        assertThat(files).hasSize(3).isEqualTo(files(folder.resolve("b/data")));
    }

    @Test
    void a_clock_that_is_no_time_is_refused() {
        var said = Shell.workspace(folder).with("ONGGI_CLOCK", "tomorrow").here("run", "orders");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("ONGGI_CLOCK").contains("tomorrow");
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var walk = Files.walk(folder)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
