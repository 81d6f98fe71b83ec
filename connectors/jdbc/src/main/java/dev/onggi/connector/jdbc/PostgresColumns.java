package dev.onggi.connector.jdbc;

import dev.onggi.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// How PostgreSQL's columns are read. Types that have no counterpart, such as json, uuid, enums,
/// arrays, intervals, `time with time zone` and `numeric` without a precision, become the text that
/// PostgreSQL prints; bytes become hexadecimal digits.
final class PostgresColumns {
    private static final int MOST_DIGITS = 38;

    private PostgresColumns() {}

    static ReadColumn of(ResultSetMetaData columns, int index) throws SQLException {
        var name = columns.getColumnLabel(index);
        return switch (columns.getColumnTypeName(index)) {
            case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" ->
                    ReadColumn.of(name, ColumnType.INTEGER, Cells::integer);
            case "float8" -> ReadColumn.of(name, ColumnType.NUMBER, Cells::number);
            case "float4" -> ReadColumn.of(name, ColumnType.NUMBER, Cells::single);
            case "numeric" -> numeric(name, columns.getPrecision(index), columns.getScale(index));
            case "bool" -> ReadColumn.of(name, ColumnType.BOOLEAN, Cells::bool);
            case "date" -> ReadColumn.of(name, ColumnType.DATE, PostgresColumns::date);
            case "time" -> ReadColumn.of(name, ColumnType.TIME, PostgresColumns::time);
            case "timestamp" ->
                    ReadColumn.of(name, ColumnType.TIMESTAMP, PostgresColumns::timestamp);
            case "timestamptz" -> ReadColumn.ofInstants(name, PostgresColumns::instant);
            case "bytea" -> ReadColumn.of(name, ColumnType.TEXT, Cells::bytes);
            default -> ReadColumn.of(name, ColumnType.TEXT, Cells::text);
        };
    }

    private static ReadColumn numeric(String name, int precision, int scale) {
        boolean declared =
                precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision;
        return declared
                ? ReadColumn.of(name, ColumnType.decimal(precision, scale), Cells::decimal)
                : ReadColumn.of(name, ColumnType.TEXT, Cells::text);
    }

    /// A day; `infinity`, which is none, as text.
    private static @Nullable Object date(ResultSet result, int index) throws SQLException {
        var value = result.getObject(index, LocalDate.class);
        boolean endless = LocalDate.MAX.equals(value) || LocalDate.MIN.equals(value);
        return endless ? result.getString(index) : value;
    }

    /// A time; `24:00:00`, which Java cannot hold, as text.
    private static @Nullable Object time(ResultSet result, int index) throws SQLException {
        var value = result.getObject(index, LocalTime.class);
        return LocalTime.MAX.equals(value) ? "24:00:00" : value;
    }

    private static @Nullable Object timestamp(ResultSet result, int index) throws SQLException {
        var value = result.getObject(index, LocalDateTime.class);
        boolean endless = LocalDateTime.MAX.equals(value) || LocalDateTime.MIN.equals(value);
        return endless ? result.getString(index) : value;
    }

    private static @Nullable Object instant(ResultSet result, int index) throws SQLException {
        var value = result.getObject(index, OffsetDateTime.class);
        if (value == null) {
            return null;
        }
        boolean endless = OffsetDateTime.MAX.equals(value) || OffsetDateTime.MIN.equals(value);
        return endless ? result.getString(index) : value.toInstant();
    }
}
