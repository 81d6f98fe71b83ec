package dev.onggi.data;

import dev.onggi.spi.ColumnType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/// The only place where names and texts become SQL.
public final class Sql {
    private Sql() {}

    /// Quotes a name.
    ///
    /// @param identifier a column's or table's name, any text
    /// @return the quoted identifier
    public static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /// Quotes several names.
    ///
    /// @param identifiers any texts
    /// @return quoted identifiers with commas between them
    public static String names(Collection<String> identifiers) {
        return identifiers.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    /// Quotes a text.
    ///
    /// @param value any text without NUL
    /// @return the literal
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /// Quotes a path.
    ///
    /// @param path any path
    /// @return the literal of its absolute form
    public static String path(Path path) {
        return text(path.toAbsolutePath().toString());
    }

    /// A column type in DuckDB's SQL.
    ///
    /// @param type the type
    /// @return such as `BIGINT` or `DECIMAL(10,2)`
    public static String type(ColumnType type) {
        return switch (type.kind()) {
            case TEXT -> "VARCHAR";
            case INTEGER -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
        };
    }
}
