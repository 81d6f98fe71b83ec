package dev.onggi;

import dev.onggi.clean.eval.EvalProblem;
import dev.onggi.data.BatchReader;
import dev.onggi.data.csv.CsvFile;
import dev.onggi.data.csv.CsvOptions;
import dev.onggi.problem.OnggiException;
import dev.onggi.quality.truth.CellRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What people said is right: `resources/truth/TASK.csv`, rows with their truth, written row by
/// row.
final class TruthFile {
    private final Path file;
    private final List<String> columns;

    /// @param columns the columns of every row
    TruthFile(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    Path path() {
        return file;
    }

    /// The rows that are there, by some of their columns.
    ///
    /// @throws OnggiException where the file has other columns
    Set<List<@Nullable String>> rows(List<String> by) {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try (var rows = CellRows.of(open())) {
            if (!rows.columns().equals(columns)) {
                throw OnggiException.of(
                        EvalProblem.TRUTH_OTHERWISE,
                        file,
                        String.join(", ", rows.columns()),
                        String.join(", ", columns));
            }
            var found = new HashSet<List<@Nullable String>>();
            for (var row = rows.next(); row != null; row = rows.next()) {
                var cells = new ArrayList<@Nullable String>();
                for (var name : by) {
                    cells.add(row[columns.indexOf(name)]);
                }
                found.add(cells);
            }
            return found;
        } catch (OnggiException e) {
            throw e;
        } catch (Exception e) {
            throw OnggiException.because(
                    e, EvalProblem.TRUTH_UNWRITABLE, file, String.valueOf(e.getMessage()));
        }
    }

    private BatchReader open() throws Exception {
        return CsvFile.look(
                        () -> Files.newInputStream(file),
                        file.toString(),
                        CsvOptions.byLooking(CsvOptions.OnFlaw.STOP))
                .open();
    }

    /// Adds a row; it is in the file when this returns.
    void add(List<@Nullable String> cells) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            var text = new StringBuilder();
            if (!Files.exists(file)) {
                text.append(line(new ArrayList<>(columns)));
            }
            Files.writeString(
                    file,
                    text.append(line(cells)),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw OnggiException.because(
                    e, EvalProblem.TRUTH_UNWRITABLE, file, String.valueOf(e.getMessage()));
        }
    }

    private static String line(List<@Nullable String> cells) {
        return cells.stream().map(TruthFile::cell).collect(Collectors.joining(",", "", "\n"));
    }

    /// An empty cell and an empty text are two things.
    private static String cell(@Nullable String cell) {
        return cell == null ? "" : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
