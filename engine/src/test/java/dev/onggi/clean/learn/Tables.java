package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;

/// Tables in memory, for tests.
final class Tables {
    private Tables() {}

    static Table of(List<String> header, List<List<String>> rows) {
        var columns = new ArrayList<CodedColumn>();
        for (int c = 0; c < header.size(); c++) {
            int place = c;
            columns.add(column(header.get(c), rows.stream().map(row -> row.get(place)).toList()));
        }
        return new Table(columns);
    }

    static CodedColumn column(String name, List<String> cells) {
        return column(name, new Dictionary(), cells);
    }

    /// @param texts values that have their numbers already
    static CodedColumn column(String name, Dictionary texts, List<String> cells) {
        int[] ids =
                cells.stream()
                        .mapToInt(cell -> cell == null || cell.isEmpty() ? 0 : texts.intern(cell))
                        .toArray();
        return new CodedColumn(name, texts, ids);
    }
}
