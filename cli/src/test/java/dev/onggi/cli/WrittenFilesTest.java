package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.cli.WrittenFiles.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Other programs read what was written, with the types that were stated.
class WrittenFilesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "none"})
    void a_java_program_reads_every_file(String compression) throws Exception {
        var shell = WrittenFiles.write(folder, compression);

        for (var file : WrittenFiles.expected().entrySet()) {
            var expected = file.getValue();
            var read = JavaReaders.read(shell.path(file.getKey()), expected.types());
            assertThat(read).as(file.getKey()).isEqualTo(seen(file.getKey(), "java", expected));
        }
    }

    @Test
    void pandas_and_pyarrow_read_every_file() throws Exception {
        var python = PythonReaders.open();
        var shell = WrittenFiles.write(folder, "zstd");
        var expected = WrittenFiles.expected();

        var types = new LinkedHashMap<String, Map<String, String>>();
        expected.forEach((file, e) -> types.put(shell.path(file).toString(), e.types()));
        var read = python.read(types);

        expected.forEach((file, wanted) ->
                read.get(shell.path(file).toString())
                        .forEach((reader, rows) ->
                                assertThat(rows)
                                        .as(reader + " of " + file)
                                        .isEqualTo(seen(file, reader, wanted))));
    }

    @Test
    void every_file_that_was_written_is_read() throws IOException {
        WrittenFiles.write(folder, "snappy");

        try (var files = Files.walk(folder)) {
            assertThat(
                            files.map(file -> folder.relativize(file).toString())
                                    .filter(f -> f.matches(".*\\.(csv|parquet|jsonl|xlsx|db)"))
                                    .filter(f ->
                                            !f.matches("inbox/.*|\\.onggi/(logs/.*|onggi.db)")))
                    .containsAll(WrittenFiles.expected().keySet())
                    .filteredOn(f -> !WrittenFiles.expected().containsKey(f))
                    .containsExactly(".onggi/changes/cleaned_texts_20240305_150000.parquet");
        }
    }

    /// In CSV files and sheets pandas takes an empty text for none.
    private static List<List<@Nullable String>> seen(
            String file, String reader, Expected expected) {
        boolean blind = reader.equals("pandas") && file.matches(".*\\.(csv|xlsx)");
        return expected.rows().stream().map(row -> blind ? withoutEmptyTexts(row) : row).toList();
    }

    private static List<@Nullable String> withoutEmptyTexts(List<@Nullable String> row) {
        var cells = new ArrayList<>(row);
        cells.replaceAll(cell -> "text ".equals(cell) ? null : cell);
        return cells;
    }
}
