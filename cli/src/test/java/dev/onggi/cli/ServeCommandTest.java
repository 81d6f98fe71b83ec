package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServeCommandTest {
    @TempDir Path folder;

    private Shell shop(String schedule) {
        return Shell.workspace(folder)
                .file("inbox/z.csv", "주문번호\nA-1\n")
                .file(
                        "pipelines/orders.yaml",
                        schedule + Shell.pipeline("orders", "{not_null: 주문번호}"));
    }

    private static CompletableFuture<Shell.Said> serving(Shell shell, String... more) {
        var arguments =
                new java.util.ArrayList<>(java.util.List.of("serve", "--no-web", "--for", "20s"));
        arguments.addAll(java.util.List.of(more));
        return CompletableFuture.supplyAsync(() -> shell.here(arguments.toArray(String[]::new)));
    }

    private void awaitDoor() throws Exception {
        while (!Files.exists(folder.resolve("shop/.onggi/door"))
                && !Files.exists(folder.resolve(".onggi/door"))) {
            Thread.sleep(20);
        }
    }

    private static void awaitScheduled(Shell shell) throws Exception {
        while (!shell.here("runs", "--json").out().contains("\"scheduled\"")) {
            Thread.sleep(50);
        }
    }

    @Test
    void what_is_due_runs_and_other_commands_go_to_the_owner() throws Exception {
        var shell = shop("schedule: {every: 1s}\n");
        var served = serving(shell);
        awaitDoor();
        awaitScheduled(shell);
        var ran = shell.here("run", "orders");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("4 in = 4 out");
        var paused = shell.here("pause", "orders", "--json");
        assertThat(paused.status()).as(paused.err()).isZero();
        assertThat(paused.out()).contains("\"paused\"");
        assertThat(shell.here("list").out()).contains("paused");
        assertThat(shell.here("list", "--json").out()).contains("\"paused\":true");
        assertThat(shell.here("show", "orders").out())
                .contains("`orders` is paused", "onggi resume orders");
        var second = shell.here("serve", "--no-web", "--for", "1s");
        assertThat(second.status()).isNotZero();
        assertThat(second.err()).contains("ONGGI-7002");
        var said = served.get();
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("orders is due").contains("4 in, 4 out");
        assertThat(shell.here("resume", "orders").status()).isZero();
        assertThat(shell.here("list").out()).doesNotContain("paused");
    }

    @Test
    void a_range_of_days_is_shown_and_run() {
        var shell = shop("schedule: '0 6 * * *'\n");
        var days = new String[] {"--from-date", "2026-03-01", "--to-date", "2026-03-02"};

        var shown =
                shell.here("backfill", "orders", days[0], days[1], days[2], days[3], "--dry-run");
        assertThat(shown.status()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("2 runs of orders").contains("2026-03-01 06:00");

        var run = shell.here("backfill", "orders", days[0], days[1], days[2], days[3]);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 succeeded, 0 ended otherwise, 0 not started");
    }

    @Test
    void a_worker_needs_a_store_that_several_processes_share() {
        var said = shop("").here("worker");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("ONGGI-9070");
    }
}
