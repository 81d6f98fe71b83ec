package dev.onggi.bench.accuracy;

import dev.onggi.clean.score.CellMarks;
import dev.onggi.testkit.errors.InjectedError;
import dev.onggi.testkit.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// What became of the errors of one kind in one column.
///
/// @param kind what was done to the cells, or `found` where they came with the table
/// @param wrong cells that were wrong
/// @param repaired those that are right now
/// @param flagged those that are suspected and not repaired
/// @param examples some that are neither, with what they should be
record Remains(
        String kind, String column, int wrong, int repaired, int flagged, List<String> examples) {
    private static final int EXAMPLES = 3;
    private static final int LONGEST = 40;

    /// Compares a table before and after with its truth.
    static List<Remains> of(Trial.Pair files, Path cleaned, CellMarks marks) throws IOException {
        var dirty = Table.read(files.dirty());
        var truth = Table.read(files.truth());
        var after = Table.read(cleaned);
        var kinds = new HashMap<List<Object>, String>();
        for (InjectedError error : files.errors()) {
            kinds.put(
                    List.of(error.row(), error.column()),
                    error.kind().name().toLowerCase(Locale.ROOT));
        }
        var remains = new TreeMap<String, Remains>();
        for (int c = 0; c < dirty.columns().size(); c++) {
            var column = dirty.columns().get(c);
            int right = truth.columns().indexOf(column);
            int now = after.columns().indexOf(column);
            var suspects = marks.suspects(column);
            for (int row = 0; row < dirty.rows().size() && right >= 0 && now >= 0; row++) {
                var was = dirty.rows().get(row).get(c).strip();
                var should = truth.rows().get(row).get(right).strip();
                if (!was.equals(should)) {
                    var kind = kinds.getOrDefault(List.of(row, column), "found");
                    remains.merge(
                            kind + "|" + column,
                            one(
                                    kind,
                                    column,
                                    List.of(was, should),
                                    after.rows().get(row).get(now).strip(),
                                    suspects.contains(row)),
                            Remains::and);
                }
            }
        }
        return List.copyOf(remains.values());
    }

    private static Remains one(
            String kind, String column, List<String> cell, String now, boolean suspected) {
        boolean repaired = now.equals(cell.getLast());
        boolean left = !repaired && !suspected;
        return new Remains(
                kind,
                column,
                1,
                repaired ? 1 : 0,
                suspected && !repaired ? 1 : 0,
                left
                        ? List.of(
                                "`" + cut(cell.getFirst()) + "` for `" + cut(cell.getLast()) + "`")
                        : List.of());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private Remains and(Remains other) {
        var more = new ArrayList<>(examples);
        other.examples.stream().limit(Math.max(0, EXAMPLES - more.size())).forEach(more::add);
        return new Remains(
                kind,
                column,
                wrong + other.wrong,
                repaired + other.repaired,
                flagged + other.flagged,
                List.copyOf(more));
    }

    /// One line of a table.
    String line(String table) {
        return "| %s | %s | %s | %,d | %,d | %,d | %s |"
                .formatted(
                        table,
                        kind,
                        column,
                        wrong,
                        repaired,
                        flagged,
                        String.join(", ", examples).replace("|", "\\|"));
    }

    static String header() {
        return """
        | table | error | column | wrong | repaired | flagged | left, such as |
        |---|---|---|---:|---:|---:|---|\
        """;
    }
}
