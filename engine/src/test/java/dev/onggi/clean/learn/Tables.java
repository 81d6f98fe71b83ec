package dev.onggi.clean.learn;

import java.util.List;

/// Tables in memory, for tests.
final class Tables {
    private Tables() {}

    static Table of(List<String> header, List<List<String>> rows) {
        var columns = header.stream().map(CodedColumn::new).toList();
        for (var row : rows) {
            for (int c = 0; c < columns.size(); c++) {
                columns.get(c).add(row.get(c));
            }
        }
        return new Table(columns);
    }
}
