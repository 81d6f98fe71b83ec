package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsCommandTest {
    @TempDir Path folder;

    @Test
    void a_new_workspace_has_none() {
        var said = Shell.workspace(folder).here("datasets");

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("no datasets yet", "onggi run");
    }

    @Test
    void the_newest_come_first_with_their_whole_names() {
        var shell = Shell.workspace(folder);
        shell.with("ONGGI_CLOCK", "2024-03-05T06:00:00Z").here("run", "orders");
        shell.with("ONGGI_CLOCK", "2024-03-06T06:00:00Z").here("run", "orders");
        shell.with("ONGGI_CLOCK", "2024-03-06T09:00:00Z");

        var lines = shell.here("datasets").lines();

        assertThat(lines.get(1)).contains("data/output/orders_20240306_150000.csv", "3 h");
        assertThat(lines.get(4)).contains("data/output/orders_20240305_150000.csv", "27 h");
        assertThat(lines).hasSize(7).allMatch(line -> TextWidth.of(line) <= 80);
        assertThat(shell.with("COLUMNS", "160").here("datasets").lines().get(1))
                .contains("orders_20240306_150000", "export", "output");
    }

    @Test
    void limit_and_source_choose() {
        var shell = Shell.workspace(folder);
        shell.here("run", "orders");

        assertThat(shell.here("datasets", "--limit", "1").lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("2 older ones");
        assertThat(shell.here("datasets", "--source", "orders", "--json").out())
                .contains("\"source\":\"orders\"")
                .doesNotContain("\"source\":\"\"");
        var said = shell.here("datasets", "--source", "order");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("did you mean `orders`");
    }
}
