package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tables of thousands of columns. Work that grows with the square of the columns took from minutes
/// to an hour here.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WideTableTest {
    @TempDir Path folder;

    @Test
    void a_thousand_columns_are_collected_checked_cleaned_and_saved() {
        works(1_000);
    }

    @Test
    @Tag("slow")
    void five_thousand_columns_are_collected_checked_cleaned_and_saved() {
        works(5_000);
    }

    private void works(int columns) {
        var shell =
                new Shell(folder)
                        .with("ONGGI_CLOCK", Shell.CLOCK)
                        .file("onggi.yaml", "timezone: Asia/Seoul\n")
                        .file("wide.csv", csv(columns))
                        .file(
                                "pipelines/wide.yaml",
                                """
                                name: wide
                                steps:
                                  fetch: {uses: collect/file, path: wide.csv}
                                  inspect: {uses: check, expect: [{not_null: c1}]}
                                  refine: {uses: clean, rules: [trim]}
                                  export: {uses: save/csv, path: out.csv, bom: false}
                                """);

        var said = shell.here("run", "wide");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(shell.read("out.csv")).isEqualTo(csv(columns).replace(" ", ""));
    }

    private static String csv(int columns) {
        var header = new StringBuilder();
        for (int c = 0; c < columns; c++) {
            header.append(c == 0 ? "" : ",").append('c').append(c);
        }
        return header
                + "\n"
                + IntStream.range(0, 200)
                        .mapToObj(row ->
                                IntStream.range(0, columns)
                                        .mapToObj(c -> (c % 3 == 1 ? " v" : "v") + row)
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "", "\n"));
    }
}
