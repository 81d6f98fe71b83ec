package dev.onggi.cli;

import dev.onggi.Comparing;
import dev.onggi.clean.CleanProblem;
import dev.onggi.clean.eval.TruthSheet;
import dev.onggi.clean.eval.Variant;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every compared cell with the answer of each variant, as a CSV file; nothing where none is
/// wanted.
final class AnswerTable implements Comparing.Answers {
    private static final String BOM = "\uFEFF";

    private final @Nullable Path output;
    private final Map<Key, Line> lines = new TreeMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();

    /// @throws OnggiException where the output is one of the inputs
    AnswerTable(@Nullable Path output, Comparing.Data data) {
        this.output = output;
        if (output != null && (same(output, data.file()) || same(output, data.truth()))) {
            throw OnggiException.of(CleanProblem.NOT_WRITABLE, output);
        }
    }

    private static boolean same(Path output, @Nullable Path input) {
        return input != null
                && output.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize());
    }

    /// A cell: its row, which of the row's output rows, its column.
    private record Key(int row, int number, int column) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Arrays.compare(
                    new int[] {row, number, column},
                    new int[] {other.row, other.number, other.column});
        }
    }

    private record Line(
            String column,
            @Nullable String before,
            @Nullable String truth,
            Map<Integer, String> answers) {}

    @Override
    public void add(int variant, TruthSheet.Cell cell) {
        if (output == null) {
            return;
        }
        int column = columns.computeIfAbsent(cell.column(), name -> columns.size());
        int number = seen.merge(variant + " " + cell.row() + " " + column, 1, Integer::sum);
        var line =
                lines.computeIfAbsent(
                        new Key(cell.row(), number, column),
                        key ->
                                new Line(
                                        cell.column(),
                                        cell.before(),
                                        cell.truth(),
                                        new HashMap<>()));
        var answer = cell.answer();
        if (answer != null) {
            line.answers().put(variant, answer);
        }
    }

    void write(List<Variant> variants) {
        if (output == null) {
            return;
        }
        var text = new StringBuilder(BOM);
        var header = new ArrayList<@Nullable String>(List.of("row", "column", "before", "truth"));
        for (int i = 0; i < variants.size(); i++) {
            var variant = variants.get(i);
            header.add((variant.task() + " " + variant.model() + " " + variant.written()).strip());
        }
        text.append(line(header));
        lines.forEach((key, line) -> {
            var cells = new ArrayList<@Nullable String>();
            cells.add(Integer.toString(key.row() + 1));
            cells.add(line.column());
            cells.add(line.before());
            cells.add(line.truth());
            for (int i = 0; i < variants.size(); i++) {
                cells.add(line.answers().get(i));
            }
            text.append(line(cells));
        });
        try {
            Files.writeString(output, text);
        } catch (IOException e) {
            throw OnggiException.because(
                    e, CommandProblem.CANNOT_WRITE, output, Failures.reason(e));
        }
    }

    private static String line(List<@Nullable String> cells) {
        return cells.stream()
                .map(cell -> cell == null ? "" : "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\n"));
    }
}
