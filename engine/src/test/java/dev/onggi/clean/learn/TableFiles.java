package dev.onggi.clean.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// Tables from CSV files, for tests.
final class TableFiles {
    private TableFiles() {}

    static Table read(Path file) {
        try {
            var read = dev.onggi.testkit.table.Table.read(file);
            return of(read.columns(), read.rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
