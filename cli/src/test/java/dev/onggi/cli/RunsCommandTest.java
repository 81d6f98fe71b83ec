package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {
    @TempDir Path folder;

    private Shell twoRuns() {
        var shell = Shell.workspace(folder);
        shell.with("ONGGI_CLOCK", "2024-03-05T06:00:00Z").here("run", "orders");
        shell.file("pipelines/bad.yaml", Shell.pipeline("bad", "{not_null: 금액}"));
        shell.with("ONGGI_CLOCK", "2024-03-06T06:00:00Z").here("run", "bad");
        return shell.with("ONGGI_CLOCK", "2024-03-06T09:00:00Z");
    }

    @Test
    void a_new_workspace_has_none() {
        var said = Shell.workspace(folder).here("runs");
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("No runs yet", "onggi run");
    }

    @Test
    void the_newest_come_first_and_can_be_chosen() {
        var shell = twoRuns();
        var lines = shell.here("runs").lines();
        assertThat(lines).hasSize(3).allMatch(line -> TextWidth.of(line) <= 80);
        assertThat(lines.get(1)).contains("bad_20240306_150000", "stopped by a gate");
        assertThat(lines.get(2)).contains("orders_20240305_150000", "done", "2024-03-05 15:00:00");
        assertThat(shell.here("runs", "orders").lines()).hasSize(2);
        assertThat(shell.here("runs", "--state", "stopped").out()).doesNotContain("orders_");
        assertThat(shell.here("runs", "--since", "2024-03-06").lines()).hasSize(2);
        assertThat(shell.here("runs", "--limit", "1").lines()).hasSize(2);
        assertThat(shell.here("runs", "--json", "--state", "succeeded").out())
                .contains("\"run\":\"orders_20240305_150000\"", "\"state\":\"succeeded\"");
    }

    @Test
    void a_state_that_is_none_is_told_with_the_nearest() {
        var said = Shell.workspace(folder).here("runs", "--state", "fail");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("--state cannot be `fail`", "failed");
    }

    @Test
    void statistics_have_a_line_for_each_step() {
        var shell = twoRuns();
        var lines = shell.here("runs", "--stats", "orders").lines();
        assertThat(lines.getFirst()).contains("p50", "p95", "well");
        assertThat(lines).hasSize(6).anyMatch(line -> line.matches(" {2}fetch +1 +100.0 % .*"));
        assertThat(shell.here("runs", "--stats", "--json").out())
                .contains("\"pipeline\":\"bad\"", "\"success_rate\":0.0", "\"step\":\"refine\"");
        assertThat(shell.here("runs", "--stats", "--since", "2024-03-07").out())
                .contains("No runs yet");
    }

    @Test
    void logs_show_what_the_steps_said() {
        var shell = twoRuns();
        var said = shell.here("logs", "orders");
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("fetch  started", "export  finished", "rows_out=4");
        assertThat(shell.here("logs", "orders", "fetch").out()).doesNotContain("export");
        assertThat(shell.here("logs", "orders", "--tail", "1").lines()).hasSize(1);
        assertThat(shell.here("logs", "bad", "--level", "error").out())
                .contains("error  inspect")
                .doesNotContain("started");
        assertThat(shell.here("logs", "orders", "--search", "EXPORT", "--json").lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{") && line.contains("export"));
        assertThat(shell.here("logs", "orders", "--follow").out()).isEqualTo(said.out());
    }

    @Test
    void logs_that_cannot_be_shown_say_why() throws Exception {
        var shell = twoRuns();
        assertThat(shell.here("logs", "orders", "fetsh").err()).contains("did you mean `fetch`");
        assertThat(shell.here("logs", "orders", "--level", "loud").status()).isEqualTo(2);
        java.nio.file.Files.delete(
                folder.resolve(".onggi/logs").resolve("orders_20240305_150000.jsonl"));
        assertThat(shell.here("logs", "orders").err()).contains("has no log any more");
    }

    @Test
    void the_report_compares_with_the_targets_and_writes_a_page() {
        var shell = twoRuns();
        var said = shell.here("report", "--days", "7", "--html", folder.resolve("r.html") + "");
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("The last 7 days: 2 runs, 1 well, 0 failed, 1 stopped")
                .containsPattern("runs that end well +50.0 % +95.0 % +missed")
                .containsPattern("longest recovery +180 min 01 s +60 min 00 s +missed")
                .contains("nobody has served", "Nothing to recommend");
        assertThat(said.lines()).allMatch(line -> TextWidth.of(line) <= 80);
        assertThat(shell.read("r.html"))
                .startsWith("<!doctype html>")
                .contains("<td>runs that end well</td>", "50.0 %")
                .doesNotContain("http");
        assertThat(shell.here("report", "--json").out())
                .contains(
                        "\"target\":\"success_rate\",\"reached\":0.5,\"wanted\":0.95,\"met\":false");
        assertThat(shell.here("report", "--days", "0").status()).isEqualTo(2);
    }

    @Test
    void targets_are_those_of_the_workspace_and_in_its_language() {
        var shell = twoRuns();
        shell.file(
                "onggi.yaml",
                "timezone: Asia/Seoul\nlanguage: ko\ntargets: {success_rate: 40%, rows_per_day: 5}\n");
        assertThat(shell.here("report").out())
                .containsPattern("성공률 +50.0 % +40.0 % +달성")
                .containsPattern("하루 행 수 +4 +5 +미달");
        shell.file("onggi.yaml", "targets: {success_rate: often}\n");
        assertThat(shell.here("validate").err()).contains("targets.success_rate", "a share");
    }

    @Test
    void tidying_shows_first_and_keeps_the_newest() {
        var shell = twoRuns();
        shell.with("ONGGI_CLOCK", "2024-03-07T06:00:00Z").here("run", "orders");
        shell.file(
                "onggi.yaml",
                "timezone: Asia/Seoul\nretention: {raw: 1d, processed: 1d, runs: 1, output: 1d, rejected: 1d}\n");
        shell.with("ONGGI_CLOCK", "2024-03-09T06:00:00Z");

        var shown = shell.here("tidy", "--dry-run");
        assertThat(shown.out())
                .contains(
                        "raw  data/raw/orders_20240305_150000.parquet",
                        "processed  data/processed/cleaned_orders_20240305_150000.parquet",
                        "output  data/output/orders_20240305_150000.csv",
                        "runs  orders_20240305_150000",
                        "Nothing was dropped")
                .doesNotContain("20240307", "bad");
        assertThat(folder.resolve("data/raw/orders_20240305_150000.parquet")).exists();

        assertThat(shell.here("tidy").out()).contains("Dropped.").doesNotContain("20240307");
        assertThat(folder.resolve("data/raw").toFile().list())
                .containsExactlyInAnyOrder(
                        "orders_20240306_150000.parquet", "orders_20240307_150000.parquet");
        assertThat(shell.here("runs").out()).doesNotContain("20240305").contains("20240307");
        assertThat(shell.here("tidy", "--json").out()).contains("\"dropped\":[]");
        assertThat(shell.here("validate").status()).isZero();
    }

    @Test
    void a_retention_that_means_nothing_is_told() {
        var shell =
                Shell.workspace(folder)
                        .file("onggi.yaml", "retention: {raw: 0, logs: 5m, runs: 30}\n");
        assertThat(shell.here("validate").err())
                .contains("retention.raw", "retention.logs", "`never`")
                .doesNotContain("retention.runs");
    }
}
