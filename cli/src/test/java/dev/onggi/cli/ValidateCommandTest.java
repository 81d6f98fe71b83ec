package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @TempDir Path folder;

    @Test
    void a_sound_workspace_is_told_so() {
        var said = Shell.workspace(folder).here("validate");

        assertThat(said.status()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).contains("1");
    }

    @Test
    void all_problems_are_told_at_once_with_line_and_column() {
        var shell =
                Shell.workspace(folder)
                        .file(
                                "pipelines/a.yaml",
                                """
                                name: a
                                steps:
                                  fetch:
                                    uses: collect/file
                                    pth: inbox/orders.csv
                                  inspect:
                                    uses: check
                                    expect:
                                      - {not_nul: 금액}
                                """)
                        .file(
                                "pipelines/b.yaml",
                                """
                                name: b
                                steps:
                                  fetch:
                                    uses: collect/fil
                                """)
                        .file("resources/odd.yaml", "task_name: odd\nrules: [trimm]\n");

        var said = shell.here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("pipelines/a.yaml:5:5", "`pth`", "`path`")
                .contains("pipelines/a.yaml:9:10", "not_nul", "`not_null`")
                .contains("pipelines/b.yaml:4:11", "collect/fil", "collect/file")
                .contains("resources/odd.yaml", "trimm");
    }

    @Test
    void a_mistake_in_one_file_hides_none_in_another() {
        var shell =
                Shell.workspace(folder)
                        .file(
                                "onggi.yaml",
                                """
                                memroy: 1GB
                                timezone: Asia/Soul
                                models:
                                  small: {uses: 'openai:gpt-4o', requests_per_second: many}
                                  other: {connection: nowhere}
                                connections:
                                  shop: {type: sqlte, url: shop.db}
                                """)
                        .file(".env", "no assignment\n")
                        .file(
                                "pipelines/a.yaml",
                                """
                                name: a
                                steps:
                                  fetch: {uses: collect/jdbc, connection: shop, table: t}
                                  more: {uses: collect/jdbc, connection: shp, table: t, wrong: 1}
                                  refine: {uses: clean, from: fetch, task: ask}
                                  inspect: {uses: check, from: fetch, pols: x, expect: [{not_nul: a}]}
                                  again: {uses: pipeline/nobody}
                                """)
                        .file(
                                "pipelines/b.yaml",
                                """
                                steps:
                                  one: {uses: collect/file, path: x.csv, header_row: zero}
                                  two: {uses: clean, task: broken}
                                  three: {}
                                """)
                        .file("resources/ask.yaml", "model: other\nprompt: '{a}'\nmode: rewrit\n")
                        .file("resources/broken.yaml", "model: [\n");

        var said = shell.here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("onggi.yaml:1:1", "`memory`", "Asia/Soul", "many", "nowhere", "sqlte")
                .contains("models.other", ".env:1")
                .contains("shp", "`wrong`", "`pols`", "not_nul", "nobody")
                .contains("header_row: zero", "step `three`")
                .contains("rewrit", "resources/broken.yaml:")
                .doesNotContain("no task `broken`", "no model `other`", "no connection `shop`");
    }

    @Test
    void a_file_of_settings_that_cannot_be_read_hides_nothing_of_the_other_files() {
        var shell =
                Shell.workspace(folder)
                        .file("onggi.yaml", "connections: {shop: [\n")
                        .file(
                                "pipelines/a.yaml",
                                "steps:\n  a: {uses: collect/jdbc, connection: shop, tble: t}\n")
                        .file("resources/odd.yaml", "task_name: odd\nrules: [trimm]\n");

        assertThat(shell.here("validate").err())
                .contains("onggi.yaml:2", "`tble`", "trimm")
                .doesNotContain("no connection");
        assertThat(
                        shell.file("onggi.yaml", "timezone: Asia/Seoul\n")
                                .here("validate", "--env", "prod")
                                .err())
                .contains("prod", "`tble`", "trimm");
    }

    private static String pipeline(String collect, String query) {
        return "name: a\nsteps:\n  fetch: "
                + collect
                + "\n  q: "
                + query
                + "\n  out: {uses: save/csv}\n";
    }

    @Test
    void what_cannot_run_is_told_before_it_runs_and_a_run_says_the_same() {
        var file = "{uses: collect/file, path: inbox/orders.csv%s}";
        var sql = "{uses: sql, query: \"SELECT * FROM fetch\"}";
        var wrong =
                Map.of(
                        pipeline(file.formatted(", max_cell: 3ZB"), sql), "`max_cell: 3ZB`",
                        pipeline(file.formatted(", header_row: zero"), sql), "`header_row: zero`",
                        pipeline(file.formatted(", delimiter: abc"), sql), "`delimiter: abc`",
                        pipeline(file.formatted(", quote: xyz"), sql), "`quote: xyz`",
                        pipeline(file.formatted(""), "{uses: sql, query: SELECT a frm f}"), "f",
                        pipeline(file.formatted(""), "{uses: sql, query: drop table x}"), "SELECT",
                        pipeline(file.formatted(""), "{uses: sql, file: nix.sql}"), "nix.sql",
                        pipeline("{uses: collect/http, url: 'http://169.254.169.254/'}", sql),
                                "169.254.169.254",
                        pipeline("{uses: collect/http, url: 'http://[::1]:80/'}", sql), "loopback");
        wrong.forEach((text, told) -> {
            var shell = Shell.workspace(folder).file("pipelines/a.yaml", text);
            for (var command : new String[][] {{"validate"}, {"run", "a"}}) {
                var said = shell.here(command);
                assertThat(said.status()).as(text + said.all()).isEqualTo(2);
                assertThat(said.err()).as(text).contains(told);
            }
        });
    }

    @Test
    void queries_of_tables_named_like_words_of_sql_and_in_files_are_sound() {
        var shell =
                Shell.workspace(folder)
                        .file("sql/q.sql", "-- all\nSELECT f.* FROM fetch AS f, (SELECT 1) AS o\n")
                        .file(
                                "pipelines/a.yaml",
                                pipeline(
                                        "{uses: collect/file, path: inbox/orders.csv, max_cell: 3MB,"
                                                + " header_row: 1, delimiter: tab, quote: none}",
                                        "{uses: sql, file: sql/q.sql}"));

        assertThat(shell.here("validate").err()).isEmpty();
        shell.file("sql/q.sql", "SELECT 1;\nSELECT 2\n");
        assertThat(shell.here("validate").status()).isEqualTo(2);
    }

    @Test
    void a_program_that_is_not_there_is_noted() {
        var shell =
                Shell.workspace(folder)
                        .file(
                                "pipelines/a.yaml",
                                """
                                name: a
                                steps:
                                  one: {uses: collect/command, command: [no-such-program-here, x]}
                                  two: {uses: collect/command, command: ./nix.sh now}
                                  three: {uses: collect/command, command: [sh, -c, "exit 0"]}
                                """);

        var said = shell.here("validate");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.all().replaceAll("\\s+", " "))
                .contains("no program no-such-program-here here now", "no program ./nix.sh here")
                .doesNotContain("no program sh");
    }

    @Test
    void a_misspelt_key_of_a_task_is_told_in_one_language() {
        var shell =
                Shell.workspace(folder)
                        .file("resources/odd.yaml", "task_name: odd\ncolumns: {a: {typ: text}}\n");

        assertThat(shell.here("validate").err())
                .contains("unknown key `typ` in the task; did you mean `type`?")
                .contains("Keys that can stand here: format, from, note");
        assertThat(shell.with("LANG", "ko_KR.UTF-8").here("validate").err())
                .contains("`typ` 키는 없습니다. 혹시 `type`인가요?")
                .doesNotContain("did you mean");
    }

    @Test
    void json_lists_the_problems() {
        var shell =
                Shell.workspace(folder)
                        .file("resources/odd.yaml", "task_name: odd\nrules: [trimm]\n");

        var said = shell.here("validate", "--json");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out()).startsWith("[").contains("resources/odd.yaml");
    }

    @Test
    void a_folder_without_a_workspace_is_refused() {
        var said = new Shell(folder).here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("onggi init");
    }

    @Test
    void settings_are_checked_too() {
        var said = Shell.workspace(folder).file("onggi.yaml", "memroy: 1GB\n").here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("onggi.yaml:1:1").contains("memory");
    }

    @Test
    void a_schedule_that_is_over_is_noted_and_is_no_fault() {
        var shell =
                Shell.workspace(folder)
                        .file("inbox/z.csv", "주문번호\nA-1\n")
                        .file(
                                "pipelines/orders.yaml",
                                "schedule: {cron: '0 6 * * *', end: 2020-01-01}\n"
                                        + Shell.pipeline("orders", "{not_null: 주문번호}"));

        var said = shell.here("validate");

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("! pipelines/orders.yaml:1:1").contains("ONGGI-8101");
        assertThat(shell.here("validate", "--json").out())
                .contains("\"level\":\"note\"")
                .doesNotContain("\"level\":\"error\"");
    }

    @Test
    void the_runs_of_today_are_foretold() {
        var shell =
                Shell.workspace(folder)
                        .file(
                                "pipelines/orders.yaml",
                                "schedule: '0 6 * * *'\n"
                                        + Shell.pipeline("orders", "{not_null: 주문번호}"));

        var said = shell.here("validate", "--timing");

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("06:00").contains("orders");
        assertThat(shell.here("validate", "--timing", "--json").out()).contains("\"schedules\"");
    }

    @Test
    void items_for_a_step_that_runs_no_pipeline_are_told_before_a_run() {
        var shell = Shell.workspace(folder);
        shell.file(
                "pipelines/orders.yaml",
                Shell.pipeline("orders", "{not_null: 주문번호}") + "    for_each: [a, b]\n");

        var said = shell.here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("pipelines/orders.yaml:15:5  ONGGI-1235");
    }

    @Test
    void settings_that_no_step_uses_yet_are_checked_too() {
        var shell =
                Shell.workspace(folder)
                        .file(
                                "onggi.yaml",
                                """
                                connections:
                                  shop: {type: postgrsql, url: "${env.SHOP}"}
                                  file: {type: sqlite}
                                  site: {url: "https://shop.example"}
                                http: {allow: [intranet, 7, 10.0.0.0/8]}
                                """);

        var said = shell.here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("onggi.yaml:2:16", "`connections.shop.type`", "did you mean `postgresql`")
                .containsPattern("onggi.yaml:5:26 +ONGGI-2\\d+ .*7")
                .contains("2 problems");
    }

    @Test
    void what_a_later_step_would_refuse_is_found_before_the_first_one_runs() {
        var shell =
                Shell.workspace(folder)
                        .file(
                                "onggi.yaml",
                                """
                                connections:
                                  shop: {type: postgresql, url: "postgresql://db/shop", password: "${env.PW}"}
                                  odd: {url: "postgrs://db/shop"}
                                """)
                        .file(
                                "pipelines/late.yaml",
                                """
                                name: late
                                steps:
                                  fetch: {uses: collect/file, path: inbox/orders.csv}
                                  a: {uses: save/jdbc, connection: shpo, table: t}
                                  b: {uses: save/jdbc, connection: odd, table: t}
                                  c: {uses: save/jdbc, table: t}
                                  d: {uses: save/jdbc, connection: shop, table: t, mode: upsert}
                                  e: {uses: save/jdbc, connection: shop, table: t}
                                """)
                        .file(
                                "pipelines/net.yaml",
                                """
                                name: net
                                params: {page: {type: string, default: "1"}}
                                steps:
                                  a: {uses: collect/http, url: "htp://api.example.com"}
                                  b: {uses: collect/http, url: "https://api.example.com/${params.page}"}
                                  c: {uses: collect/http, url: "https://x.y/", headers: {Host: a}}
                                  d: {uses: collect/jdbc, connection: shop}
                                """);

        var said = shell.here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("pipelines/late.yaml:4:24  ONGGI-1014", "did you mean `shop`")
                .contains("pipelines/late.yaml:5:24", "of no known kind")
                .contains("pipelines/late.yaml:6:3", "names no database")
                .contains("pipelines/late.yaml:7:24", "`mode: upsert` needs")
                .doesNotContain("pipelines/late.yaml:8")
                .contains("pipelines/net.yaml:4:27", "htp://api.example.com")
                .doesNotContain("pipelines/net.yaml:5")
                .contains("pipelines/net.yaml:6:27", "`Host` cannot be set")
                .contains("pipelines/net.yaml:7", "neither `table` nor `query`")
                .contains("7 problems");
        var run = shell.here("run", "late");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("ONGGI-1014");
        assertThat(shell.path("data/raw")).doesNotExist();
    }

    @Test
    void files_that_are_not_there_are_told_and_are_no_fault() {
        var shell = Shell.workspace(folder);
        shell.file(
                        "pipelines/orders.yaml",
                        Shell.pipeline("orders", "{not_null: 주문번호}")
                                .replace("inbox/orders.csv", "inbox/order.csv"))
                .file(
                        "pipelines/more.yaml",
                        """
                        name: more
                        steps:
                          a: {uses: collect/file, path: [inbox/orders.csv, "outbox/*.csv"]}
                          b: {uses: collect/file, path: "inbox/${run.date}.csv"}
                        """);

        var said = shell.here("validate");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.lines())
                .contains(
                        "! pipelines/more.yaml:3:27  ONGGI-2047  nothing is at outbox/*.csv now; the step needs it when it runs",
                        "! pipelines/orders.yaml:5:5  ONGGI-2047  nothing is at inbox/order.csv now (orders.csv?); the step needs it when it runs",
                        "No mistakes in 2 pipelines and 1 task, and 2 things to look at.");
        assertThat(shell.here("validate", "--json").out())
                .contains("\"level\":\"note\"")
                .doesNotContain("\"level\":\"error\"");
    }

    @Test
    void a_collector_that_does_not_compile_is_one_problem() {
        var shell =
                new Shell(folder)
                        .file("onggi.yaml", "")
                        .file(
                                "collectors/Bad.java",
                                """
                                import dev.onggi.spi.*;
                                public final class Bad implements Source {
                                  @Override public void collect(Request request, Rows rows) { int x = "a"; }
                                }
                                """)
                        .file(
                                "pipelines/q.yaml",
                                """
                                name: q
                                steps:
                                  f: {uses: collect/Bad, city: x}
                                  g: {uses: collect/Bad, city: z}
                                """);

        var said = shell.here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("collectors/Bad.java:3:71", "1 problem");
        assertThat(shell.here("run", "q").err()).contains("collectors/Bad.java:3:71");
    }

    @Test
    void models_that_cannot_be_asked_are_told_before_anything_is_paid() {
        var shell =
                Shell.workspace(folder)
                        .file("resources/a.yaml", "task_name: a\nmodel: gtp-4\n")
                        .file("resources/b.yaml", "task_name: b\nmodel: openai:gpt-4o\n")
                        .file(
                                "onggi.yaml",
                                """
                                connections:
                                  llm: {type: openai, api_key: x}
                                models:
                                  gpt-4: {uses: "openai:x", connection: llm}
                                """);

        var said = shell.here("validate");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains("resources/a.yaml", "did you mean `gpt-4`")
                .contains("resources/b.yaml", "OPENAI_API_KEY")
                .doesNotContain("connections.llm");
    }
}
