package dev.onggi.connector.jdbc;

import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How SQLite's columns are read. A column has the type it was declared with where its first cell
/// agrees, else that of its first cell; a later cell that does not fit comes as it is stored, which
/// makes the column text. Bytes become hexadecimal digits.
final class SqliteColumns {
    private static final Pattern DECIMAL =
            Pattern.compile("(?:DECIMAL|NUMERIC)\\((\\d{1,2})(?:,(\\d{1,2}))?\\)");
    private static final int MOST_DIGITS = 38;

    private SqliteColumns() {}

    static ReadColumn of(ResultSet result, int index) throws SQLException {
        var columns = result.getMetaData();
        var declared = declared(columns.getColumnTypeName(index), columns, index);
        var first = result.isBeforeFirst() || result.isAfterLast() ? null : stored(result, index);
        var type = first == null || fit(first, declared) != null ? declared : typeOf(first);
        return new ReadColumn(
                new Column(columns.getColumnLabel(index), type),
                false,
                (row, i) -> cell(row, i, type),
                SqliteColumns::stored);
    }

    private static ColumnType declared(
            @Nullable String written, ResultSetMetaData columns, int index) throws SQLException {
        var type = written == null ? "" : written.toUpperCase(Locale.ROOT).replace(" ", "");
        int precision = columns.getPrecision(index);
        int scale = columns.getScale(index);
        var decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            precision = Integer.parseInt(decimal.group(1));
            scale = decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2));
        }
        if (type.startsWith("DECIMAL") || type.startsWith("NUMERIC")) {
            boolean bounded = precision >= 1 && precision <= MOST_DIGITS && scale <= precision;
            return bounded ? ColumnType.decimal(precision, scale) : ColumnType.NUMBER;
        }
        if (type.contains("INT")) {
            return ColumnType.INTEGER;
        }
        if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            return ColumnType.NUMBER;
        }
        return switch (type.replaceAll("\\(.*", "")) {
            case "BOOLEAN", "BOOL" -> ColumnType.BOOLEAN;
            case "DATE" -> ColumnType.DATE;
            case "TIME" -> ColumnType.TIME;
            case "TIMESTAMP", "DATETIME" -> ColumnType.TIMESTAMP;
            default -> ColumnType.TEXT;
        };
    }

    private static ColumnType typeOf(Object first) {
        return switch (first) {
            case Long _ -> ColumnType.INTEGER;
            case Double _ -> ColumnType.NUMBER;
            default -> ColumnType.TEXT;
        };
    }

    private static @Nullable Object cell(ResultSet result, int index, ColumnType type)
            throws SQLException {
        var stored = stored(result, index);
        if (stored == null) {
            return null;
        }
        var fit = fit(stored, type);
        return fit == null ? stored : fit;
    }

    /// A cell as SQLite stores it: `Long`, `Double` or text.
    private static @Nullable Object stored(ResultSet result, int index) throws SQLException {
        return switch (result.getObject(index)) {
            case null -> null;
            case Integer whole -> whole.longValue();
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Long whole -> whole;
            case Double floating -> floating;
            case Object other -> other.toString();
        };
    }

    /// A stored cell as a value of a type, or null where it does not fit.
    private static @Nullable Object fit(Object stored, ColumnType type) {
        return switch (type.kind()) {
            case TEXT -> stored.toString();
            case INTEGER -> stored instanceof Long ? stored : null;
            case NUMBER ->
                    stored instanceof Long whole && Math.abs(whole) <= 1L << 53
                            ? Double.valueOf(whole)
                            : stored instanceof Double ? stored : null;
            case DECIMAL -> decimal(stored, type);
            case BOOLEAN ->
                    stored.equals(0L) ? Boolean.FALSE : stored.equals(1L) ? Boolean.TRUE : null;
            case DATE, TIME, TIMESTAMP -> stored instanceof String text ? time(text, type) : null;
        };
    }

    private static @Nullable Object decimal(Object stored, ColumnType type) {
        try {
            var value = new BigDecimal(stored.toString()).stripTrailingZeros();
            int scale = Math.max(0, value.scale());
            int whole = value.precision() - value.scale();
            return scale <= type.scale() && whole <= type.precision() - type.scale()
                    ? value.setScale(type.scale())
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Object time(String text, ColumnType type) {
        try {
            return switch (type.kind()) {
                case DATE -> LocalDate.parse(text);
                case TIME -> LocalTime.parse(text);
                default -> LocalDateTime.parse(text.replace(' ', 'T'));
            };
        } catch (DateTimeException e) {
            return null;
        }
    }
}
