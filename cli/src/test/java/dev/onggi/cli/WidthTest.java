package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No line of any result is wider than the terminal, Hangul counted as two columns.
class WidthTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"80,en", "80,ko", "160,ko"})
    void results_fit_the_terminal(int width, String language) {
        var shell =
                Shell.workspace(folder)
                        .with("COLUMNS", Integer.toString(width))
                        .with("LANG", language)
                        .file("inbox/wide.csv", wide());
        var wide = shell.path("inbox/wide.csv").toString();

        for (var said :
                List.of(
                        shell.here("run", "orders"),
                        shell.here("show", "orders"),
                        shell.here("show", "orders", "--as", "dataset"),
                        shell.here("show", wide),
                        shell.here("new", "wide", "--source", wide),
                        shell.here("run", "wide"),
                        shell.here("show", "wide"),
                        shell.here("datasets"),
                        shell.here("list"),
                        shell.here("validate"),
                        shell.here("doctor"),
                        shell.run("clean", wide, "-o", shell.path("out.csv").toString()))) {
            assertThat(said.status()).as(said.all()).isZero();
            assertThat(said.lines().stream().filter(line -> TextWidth.of(line) > width))
                    .as(said.out())
                    .isEmpty();
        }
    }

    private static String wide() {
        return IntStream.range(0, 30)
                        .mapToObj(c -> "아주 긴 열 이름 " + c)
                        .collect(Collectors.joining(","))
                + "\n"
                + IntStream.range(0, 60)
                        .mapToObj(r ->
                                IntStream.range(0, 30)
                                        .mapToObj(c -> " 한글로 쓴 긴 값 " + r + " " + c + " 끝 ")
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
