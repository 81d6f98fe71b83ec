package dev.onggi;

import dev.onggi.clean.CleanProblem;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.quality.truth.CellRows;
import dev.onggi.quality.truth.RepairScorer;
import dev.onggi.step.StepLog;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Rows of a table of which a person has told what is right: a sample, drawn evenly, kept as
/// `NAME.truth.csv` beside the table and added to whenever the person goes on.
public final class FileLabels implements AutoCloseable {
    private final Path table;
    private final SourceLook look;

    private FileLabels(Path table, SourceLook look) {
        this.table = table;
        this.look = look;
    }

    /// A row as it arrived.
    ///
    /// @param number the row's number in the table, from 1
    /// @param columns the names of the columns
    /// @param cells what stands there; an empty text where nothing does
    public record Row(long number, List<String> columns, List<String> cells) {}

    /// What a person says of a row.
    public sealed interface Answer {
        /// The row as it should be.
        ///
        /// @param cells one for each column
        record Right(List<String> cells) implements Answer {}

        /// It is asked again another time.
        record Skip() implements Answer {}

        /// No more rows are wanted.
        record Quit() implements Answer {}
    }

    /// Knows what is right.
    @FunctionalInterface
    public interface Person {
        /// Looks at a row.
        ///
        /// @param row the row
        /// @param nth which of the rows asked it is, from 1
        /// @param of how many are asked
        /// @return what it should be
        Answer look(Row row, int nth, int of);
    }

    /// Opens the labels of a table.
    ///
    /// @param table the file
    /// @param variables the environment
    /// @param log follows the reading
    /// @param stop ends it
    /// @return to be closed
    public static FileLabels open(
            Path table, Map<String, String> variables, StepLog log, Cancellation stop) {
        NamedFile.check(table);
        var workspace = Workspaces.none(Path.of("").toAbsolutePath(), variables);
        return new FileLabels(table, SourceLook.open(workspace, stop, log));
    }

    /// Where the labels lie.
    ///
    /// @return a file that may not be there yet
    public Path file() {
        var name = String.valueOf(table.getFileName());
        int dot = name.indexOf('.', 1);
        return table.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".truth.csv");
    }

    /// Asks about rows that have no label yet. The same table asks about the same rows.
    ///
    /// @param rows how many
    /// @param person who knows
    /// @return how many rows have a label now
    /// @throws Exception when a file cannot be read or written
    public int ask(int rows, Person person) throws Exception {
        var dataset = look.read("collect/file", settings(table), 0).dataset();
        var columns = dataset.ownColumns().stream().map(c -> c.name()).toList();
        var labelled = labelled(columns);
        var chosen =
                LongStream.rangeClosed(1, dataset.rows())
                        .filter(number -> !labelled.contains(number))
                        .boxed()
                        .sorted(Comparator.comparingLong(FileLabels::mixed))
                        .limit(rows)
                        .collect(Collectors.toSet());
        int nth = 0;
        int kept = labelled.size();
        for (var row : rows(look.cells(dataset), chosen)) {
            switch (person.look(row, ++nth, chosen.size())) {
                case Answer.Right(var cells) -> {
                    keep(row, cells);
                    kept++;
                }
                case Answer.Skip _ -> {
                    // has no label yet
                }
                case Answer.Quit _ -> {
                    return kept;
                }
            }
        }
        return kept;
    }

    private static Map<String, String> settings(Path file) {
        return Map.of("path", file.toString(), "ragged", "keep");
    }

    private Set<Long> labelled(List<String> columns) throws Exception {
        if (!Files.isRegularFile(file())) {
            return Set.of();
        }
        var numbers = new HashSet<Long>();
        var labels = look.read("collect/file", settings(file()), 0).dataset();
        try (var cells = look.cells(labels)) {
            if (!cells.columns().equals(named(columns))) {
                throw OnggiException.of(
                        CleanProblem.OTHER_LABELS, file(), String.join(", ", cells.columns()));
            }
            for (var row = cells.next(); row != null; row = cells.next()) {
                numbers.add(Long.valueOf(String.valueOf(row[0])));
            }
        }
        return numbers;
    }

    private static List<String> named(List<String> columns) {
        var named = new ArrayList<>(List.of(RepairScorer.ROW));
        named.addAll(columns);
        return named;
    }

    /// SplitMix64: an order of rows that has nothing to do with the data.
    private static long mixed(long number) {
        long z = number * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static List<Row> rows(CellRows cells, Set<Long> chosen) throws Exception {
        var rows = new ArrayList<Row>();
        try (cells) {
            long number = 0;
            for (var row = cells.next(); row != null; row = cells.next()) {
                if (chosen.contains(++number)) {
                    var texts = new ArrayList<String>();
                    for (var cell : row) {
                        texts.add(cell == null ? "" : cell);
                    }
                    rows.add(new Row(number, cells.columns(), texts));
                }
            }
        }
        return rows;
    }

    /// Each answer is on the disk before the next row is asked.
    private void keep(Row row, List<String> cells) throws IOException {
        if (!Files.exists(file())) {
            Files.writeString(file(), line(named(row.columns())));
        }
        var numbered = new ArrayList<>(List.of(Long.toString(row.number())));
        numbered.addAll(cells);
        Files.writeString(file(), line(numbered), StandardOpenOption.APPEND);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\n";
    }

    @Override
    public void close() {
        look.close();
    }
}
