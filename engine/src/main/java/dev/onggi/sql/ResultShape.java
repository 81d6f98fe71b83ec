package dev.onggi.sql;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How the columns of a result are stored: with the types that Onggi knows.
///
/// @param columns the result's own columns
/// @param expressions SQL of each, over an alias `q`
record ResultShape(List<Column> columns, List<String> expressions) {
    /// Bytes of the largest cell; texts of this size multiply in memory.
    static final int CELL_LIMIT = 64 << 20;

    /// What DuckDB's error says before the size of a cell over the limit.
    static final String OVER_LIMIT = "onggi: cell of bytes ";

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

    static ResultShape of(Session session, String view) {
        var columns = new ArrayList<Column>();
        var expressions = new ArrayList<String>();
        session.query(
                "DESCRIBE " + Sql.name(view),
                rows -> {
                    while (rows.next()) {
                        var name = rows.getString(1);
                        if (!Dataset.TABLE_COLUMNS.contains(name.toLowerCase(Locale.ROOT))) {
                            var type = type(rows.getString(2));
                            columns.add(new Column(name, type));
                            expressions.add(expression(name, rows.getString(2), type));
                        }
                    }
                    return columns;
                });
        if (columns.isEmpty()) {
            throw Refusal.of(SqlProblem.NO_COLUMNS);
        }
        return new ResultShape(columns, expressions);
    }

    private static ColumnType type(String name) {
        var decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            return ColumnType.decimal(
                    Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return switch (name) {
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT" ->
                    ColumnType.INTEGER;
            case "FLOAT", "DOUBLE" -> ColumnType.NUMBER;
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "DATE" -> ColumnType.DATE;
            case "TIME", "TIME WITH TIME ZONE", "TIME_NS" -> ColumnType.TIME;
            case "TIMESTAMP",
                    "TIMESTAMP_S",
                    "TIMESTAMP_MS",
                    "TIMESTAMP_NS",
                    "TIMESTAMP WITH TIME ZONE" ->
                    ColumnType.TIMESTAMP;
            default -> ColumnType.TEXT;
        };
    }

    private static String expression(String name, String written, ColumnType type) {
        var column = "q." + Sql.name(name);
        boolean nested =
                written.endsWith("]")
                        || written.startsWith("STRUCT")
                        || written.startsWith("MAP")
                        || written.startsWith("UNION")
                        || written.startsWith("TUPLE");
        var value = nested ? "to_json(" + column + ")" : column;
        var cast = "CAST(" + value + " AS " + Sql.type(type) + ")";
        var cell = type.equals(ColumnType.TEXT) ? limited(cast) : cast;
        return cell + " AS " + Sql.name(name);
    }

    private static String limited(String text) {
        return "CASE WHEN strlen("
                + text
                + ") > "
                + CELL_LIMIT
                + " THEN error("
                + Sql.text(OVER_LIMIT)
                + " || strlen("
                + text
                + ")) ELSE "
                + text
                + " END";
    }
}
