package dev.onggi.testkit.table;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A table of text held in memory; an empty text is an empty cell.
///
/// @param columns the names of the columns
/// @param rows one text for each column of each row
public record Table(List<String> columns, List<List<String>> rows) {
    /// @throws IllegalArgumentException when a row has more or fewer cells than there are columns
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "%d cells for %d columns: %s".formatted(row.size(), columns.size(), row));
            }
        }
    }

    /// Where a column stands.
    ///
    /// @param column its name
    /// @return its place from 0
    /// @throws IllegalArgumentException when there is none of that name
    public int index(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + column + " among " + columns);
        }
        return at;
    }

    /// One cell.
    ///
    /// @param row its row from 0
    /// @param column its column's name
    /// @return its text
    public String cell(int row, String column) {
        return rows.get(row).get(index(column));
    }

    /// How many cells there are.
    ///
    /// @return rows times columns
    public long cells() {
        return (long) rows.size() * columns.size();
    }

    /// Reads a CSV file with a header, in UTF-8.
    ///
    /// @param file where it lies
    /// @return the table
    /// @throws IOException when it cannot be read
    public static Table read(Path file) throws IOException {
        var records = CsvText.records(Files.readString(file));
        return new Table(records.getFirst(), records.subList(1, records.size()));
    }

    /// Writes a CSV file with a header, in UTF-8.
    ///
    /// @param file where to write
    /// @return the file
    /// @throws IOException when it cannot be written
    public Path write(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            write(out, columns);
            for (var row : rows) {
                write(out, row);
            }
        }
        return file;
    }

    private static void write(Writer out, List<String> row) throws IOException {
        var cells = new ArrayList<String>(row.size());
        row.forEach(cell -> cells.add(CsvText.quoted(cell)));
        out.write(String.join(",", cells));
        out.write('\n');
    }
}
