package dev.onggi.save;

import dev.onggi.data.Sql;
import dev.onggi.step.StepSettings;
import java.util.List;
import java.util.stream.Collectors;

/// How a CSV file is laid out.
///
/// @param bom whether it begins with a byte order mark
/// @param delimiter one character
/// @param lineEnd LF or CR LF
public record CsvDialect(boolean bom, String delimiter, String lineEnd) {
    /// What `save/csv` writes where nothing is set.
    public static final CsvDialect STANDARD = new CsvDialect(true, ",", "\n");

    static CsvDialect of(StepSettings settings) {
        var delimiter = settings.text("delimiter").orElse(",");
        boolean crlf = settings.text("line_end").orElse("lf").equals("crlf");
        return new CsvDialect(
                settings.flag("bom", true),
                delimiter.equals("tab") ? "\t" : delimiter,
                crlf ? "\r\n" : "\n");
    }

    /// The first line with its line end. The byte order mark stands before the quote of a first
    /// name that needs quotes.
    ///
    /// @param names of the columns in order
    /// @return the line
    public String header(List<String> names) {
        return names.stream()
                .map(this::quoted)
                .collect(Collectors.joining(delimiter, bom ? "\uFEFF" : "", lineEnd));
    }

    /// The options of DuckDB's COPY. The header is its prefix, because DuckDB has no byte order
    /// mark and an alias that holds one would be quoted together with it.
    ///
    /// @param header the first line
    /// @return in parentheses, as they stand behind the file's name
    public String options(String header) {
        return " (FORMAT csv, HEADER false, DELIMITER "
                + Sql.text(delimiter)
                + ", NEW_LINE "
                + Sql.text(lineEnd.equals("\n") ? "\\n" : "\\r\\n")
                + ", PREFIX "
                + Sql.text(header)
                + ", SUFFIX "
                + Sql.text(lineEnd)
                + ")";
    }

    private String quoted(String name) {
        boolean plain =
                !name.isEmpty()
                        && !name.contains(delimiter)
                        && name.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
