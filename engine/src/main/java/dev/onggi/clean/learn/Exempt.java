package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rows that are left alone because a value of another column explains why they differ.
final class Exempt {
    private final List<CodedColumn> columns = new ArrayList<>();
    private final List<boolean[]> explained = new ArrayList<>();

    /// @param values by column
    Exempt(Table table, Map<String, List<String>> values) {
        values.forEach((name, list) -> {
            var column = table.get(name);
            var ids = new boolean[column.size()];
            for (var value : list) {
                int id = column.find(value);
                if (id > 0) {
                    ids[id] = true;
                }
            }
            columns.add(column);
            explained.add(ids);
        });
    }

    boolean row(int row) {
        if (columns.isEmpty()) {
            return false;
        }
        for (int c = 0; c < columns.size(); c++) {
            int id = columns.get(c).id(row);
            if (id < explained.get(c).length && explained.get(c)[id]) {
                return true;
            }
        }
        return false;
    }
}
