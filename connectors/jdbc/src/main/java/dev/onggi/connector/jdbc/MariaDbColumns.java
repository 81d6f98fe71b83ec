package dev.onggi.connector.jdbc;

import dev.onggi.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How MariaDB's and MySQL's columns are read. `BOOLEAN` is `TINYINT(1)` there and stays a number,
/// unsigned `BIGINT` becomes an exact decimal, `TIMESTAMP` is a point in time and `DATETIME` a
/// local one, the day `0000-00-00` is empty; bytes and geometry become hexadecimal digits, all else
/// the text that the database prints.
final class MariaDbColumns {
    private static final int MOST_DIGITS = 38;
    private static final int MOST_BITS = 63;

    private MariaDbColumns() {}

    static ReadColumn of(ResultSetMetaData columns, int index) throws SQLException {
        var name = columns.getColumnLabel(index);
        var type = columns.getColumnTypeName(index).toUpperCase(Locale.ROOT);
        int precision = columns.getPrecision(index);
        return switch (type.replace(" UNSIGNED", "").replace(" ZEROFILL", "")) {
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "YEAR" ->
                    ReadColumn.of(name, ColumnType.INTEGER, Cells::integer);
            case "BIGINT" ->
                    columns.isSigned(index)
                            ? ReadColumn.of(name, ColumnType.INTEGER, Cells::integer)
                            : ReadColumn.of(name, ColumnType.decimal(20, 0), Cells::decimal);
            case "DECIMAL", "NUMERIC", "OLDDECIMAL" ->
                    precision <= MOST_DIGITS
                            ? ReadColumn.of(
                                    name,
                                    ColumnType.decimal(precision, columns.getScale(index)),
                                    Cells::decimal)
                            : ReadColumn.of(name, ColumnType.TEXT, Cells::text);
            case "FLOAT" -> ReadColumn.of(name, ColumnType.NUMBER, Cells::single);
            case "DOUBLE" -> ReadColumn.of(name, ColumnType.NUMBER, Cells::number);
            case "BIT" -> bits(name, precision);
            case "DATE" ->
                    ReadColumn.of(name, ColumnType.DATE, (r, i) -> r.getObject(i, LocalDate.class));
            case "TIME" -> ReadColumn.of(name, ColumnType.TIME, MariaDbColumns::time);
            case "DATETIME" ->
                    ReadColumn.of(
                            name,
                            ColumnType.TIMESTAMP,
                            (r, i) -> r.getObject(i, LocalDateTime.class));
            case "TIMESTAMP" -> ReadColumn.ofInstants(name, MariaDbColumns::instant);
            case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB", "GEOMETRY" ->
                    ReadColumn.of(name, ColumnType.TEXT, Cells::bytes);
            default -> ReadColumn.of(name, ColumnType.TEXT, Cells::text);
        };
    }

    private static ReadColumn bits(String name, int precision) {
        if (precision == 1) {
            return ReadColumn.of(name, ColumnType.BOOLEAN, Cells::bool);
        }
        return precision <= MOST_BITS
                ? ReadColumn.of(name, ColumnType.INTEGER, Cells::bits)
                : ReadColumn.of(name, ColumnType.TEXT, Cells::bytes);
    }

    /// A time of day; anything beyond one day, which MariaDB allows, as text.
    private static @Nullable Object time(ResultSet result, int index) throws SQLException {
        var text = result.getString(index);
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private static @Nullable Object instant(ResultSet result, int index) throws SQLException {
        var value = result.getObject(index, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }
}
