package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.workspace.Workspaces;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person before a terminal of 80 columns sees while a run works.
class RunViewTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private RunView view(String lang) {
        var environment = Map.of("LANG", lang, "COLUMNS", "80");
        var terminal =
                new Terminal(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        true);
        return new RunView(terminal, Workspaces.none(folder, environment), false);
    }

    private String shown() {
        var lines = err.toString(StandardCharsets.UTF_8).split("\r\u001b\\[K", -1);
        assertThat(lines).allMatch(line -> TextWidth.of(line) < 80);
        return lines[lines.length - 1];
    }

    @Test
    void asking_shows_values_pace_and_money() throws InterruptedException {
        var view = view("en_US.UTF-8");
        view.started("refine", "clean", 1);
        Thread.sleep(1100);

        view.asked("refine", 1240, 3000, "0.14 USD");

        assertThat(shown())
                .matches(
                        "  refine  1,240 of 3,000 values asked  [\\d,]+/s  about \\d\\.\\d s left  0\\.14 USD");
    }

    @Test
    void koreans_read_the_same() {
        var view = view("ko_KR.UTF-8");
        view.started("refine", "clean", 1);

        view.asked("refine", 1240, 3000, "0.14 USD");

        assertThat(shown()).startsWith("  refine  값 3,000개 중 1,240개 물음").endsWith("  0.14 USD");
    }
}
