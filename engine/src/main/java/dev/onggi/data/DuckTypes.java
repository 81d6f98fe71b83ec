package dev.onggi.data;

import dev.onggi.spi.ColumnType;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBLogicalType;

/// Column types between Onggi and DuckDB.
final class DuckTypes {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+), ?(\\d+)\\)");

    private DuckTypes() {}

    static DuckDBLogicalType logical(ColumnType type) throws SQLException {
        return switch (type.kind()) {
            case TEXT -> DuckDBLogicalType.of(DuckDBColumnType.VARCHAR);
            case INTEGER -> DuckDBLogicalType.of(DuckDBColumnType.BIGINT);
            case NUMBER -> DuckDBLogicalType.of(DuckDBColumnType.DOUBLE);
            case DECIMAL -> DuckDBLogicalType.decimal(type.precision(), type.scale());
            case BOOLEAN -> DuckDBLogicalType.of(DuckDBColumnType.BOOLEAN);
            case DATE -> DuckDBLogicalType.of(DuckDBColumnType.DATE);
            case TIME -> DuckDBLogicalType.of(DuckDBColumnType.TIME);
            case TIMESTAMP -> DuckDBLogicalType.of(DuckDBColumnType.TIMESTAMP);
        };
    }

    /// The type of a column as `DESCRIBE` names it; what Onggi has no type for is text.
    static ColumnType parse(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        var decimal = DECIMAL.matcher(upper);
        if (decimal.matches()) {
            return ColumnType.decimal(
                    Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return switch (upper) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
                    ColumnType.INTEGER;
            case "HUGEINT", "UBIGINT" -> ColumnType.decimal(38, 0);
            case "FLOAT", "DOUBLE" -> ColumnType.NUMBER;
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "DATE" -> ColumnType.DATE;
            case "TIME" -> ColumnType.TIME;
            case "TIMESTAMP",
                    "TIMESTAMP_S",
                    "TIMESTAMP_MS",
                    "TIMESTAMP_NS",
                    "TIMESTAMP WITH TIME ZONE" ->
                    ColumnType.TIMESTAMP;
            default -> ColumnType.TEXT;
        };
    }
}
