package dev.onggi.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import com.jerolba.carpet.CarpetReader;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// Reads a file as a Java program would, with libraries that Onggi does not write it with.
final class JavaReaders {
    /// Formats of cells tell dates; an invalid cell fails.
    private static final ReadingOptions FORMATS = new ReadingOptions(true, false);

    private final Map<String, String> types;

    private JavaReaders(Map<String, String> types) {
        this.types = types;
    }

    /// Reads a file.
    ///
    /// @param types what is stated about the columns of a file that cannot tell it itself
    /// @return the names of the columns, then every row as [Told]
    static List<List<@Nullable String>> read(Path file, Map<String, String> types)
            throws IOException, SQLException {
        var readers = new JavaReaders(types);
        var name = file.toString();
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".parquet" -> parquet(file);
            case ".csv" -> readers.csv(file);
            case ".jsonl" -> readers.jsonl(file);
            case ".xlsx" -> readers.xlsx(file);
            case ".db" -> readers.sqlite(file);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @SuppressWarnings("unchecked")
    private static List<List<@Nullable String>> parquet(Path file) throws IOException {
        var table = new ArrayList<List<@Nullable String>>();
        for (Map<String, @Nullable Object> row :
                new CarpetReader<>(file.toFile(), Map.class).toList()) {
            if (table.isEmpty()) {
                table.add(List.copyOf(row.keySet()));
            }
            var told = new ArrayList<@Nullable String>();
            row.values().forEach(value -> told.add(Told.of(value)));
            table.add(told);
        }
        return table;
    }

    private List<List<@Nullable String>> csv(Path file) throws IOException {
        try (var records =
                CsvReader.builder().detectBomHeader(true).build(new CellHandler(), file)) {
            return told(records.stream().toList());
        }
    }

    private List<List<@Nullable String>> jsonl(Path file) throws IOException {
        var exact = JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);
        var rows = new ArrayList<List<?>>();
        for (var line : Files.readAllLines(file)) {
            var row = exact.mapFrom(line);
            if (rows.isEmpty()) {
                rows.add(List.copyOf(row.keySet()));
            }
            rows.add(new ArrayList<>(row.values()));
        }
        return told(rows);
    }

    private List<List<@Nullable String>> xlsx(Path file) throws IOException {
        try (var book = new ReadableWorkbook(file.toFile(), FORMATS)) {
            var rows = book.getFirstSheet().read();
            int width = rows.getFirst().getCellCount();
            return told(rows.stream().map(row -> cells(row, width)).toList());
        }
    }

    private List<@Nullable Object> cells(Row row, int width) {
        var cells = new ArrayList<@Nullable Object>();
        for (int i = 0; i < width; i++) {
            cells.add(i < row.getCellCount() ? value(row.getCell(i)) : null);
        }
        return cells;
    }

    private static @Nullable Object value(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return null;
        }
        var format = cell.getDataFormatString();
        return format != null && format.startsWith("yyyy") ? cell.asDate() : cell.getValue();
    }

    private List<List<@Nullable String>> sqlite(Path file) throws SQLException {
        var rows = new ArrayList<List<?>>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT * FROM kinds")) {
            var names = new ArrayList<String>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                names.add(result.getMetaData().getColumnName(i));
            }
            rows.add(names);
            while (result.next()) {
                var row = new ArrayList<@Nullable String>();
                for (int i = 1; i <= names.size(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return told(rows);
    }

    private List<List<@Nullable String>> told(List<? extends List<?>> rows) {
        var names = rows.getFirst().stream().map(String::valueOf).toList();
        var table = new ArrayList<List<@Nullable String>>();
        table.add(new ArrayList<>(names));
        for (var row : rows.subList(1, rows.size())) {
            var told = new ArrayList<@Nullable String>();
            for (int i = 0; i < names.size(); i++) {
                told.add(Told.as(types.getOrDefault(names.get(i), "text"), row.get(i)));
            }
            table.add(told);
        }
        return table;
    }
}
