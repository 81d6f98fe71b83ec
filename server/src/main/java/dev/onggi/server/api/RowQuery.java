package dev.onggi.server.api;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows of a dataset that a caller asks for.
///
/// @param limit how many at most
/// @param offset how many are left out before them
/// @param sort a column, with a hyphen before it for the largest first; null for the file's order
/// @param filters such as `price:gt:100`, which must all hold
record RowQuery(int limit, long offset, @Nullable String sort, List<String> filters) {
    /// Letters of a cell that are shown.
    private static final int LONGEST = 10_000;

    DatasetViews.Rows read(Session session, Dataset dataset) {
        var columns = dataset.readable();
        var names = columns.stream().map(Column::name).toList();
        var relation = session.relation(dataset, names) + " AS rows" + where(dataset);
        var select = columns.stream().map(RowQuery::shown).collect(Collectors.joining(", "));
        var sql =
                "SELECT %s FROM %s ORDER BY %s LIMIT %d OFFSET %d"
                        .formatted(select, relation, order(dataset), limit, offset);
        var read = new ArrayList<List<@Nullable Object>>();
        boolean cut =
                session.<Boolean>query(
                        sql,
                        found -> {
                            boolean any = false;
                            while (found.next()) {
                                any |= add(read, found, columns);
                            }
                            return any;
                        });
        long total =
                filters.isEmpty()
                        ? dataset.rows() - dataset.leftOut().size()
                        : session.<Long>query(
                                "SELECT count(*) FROM " + relation,
                                found -> found.next() ? found.getLong(1) : 0L);
        var views = columns.stream().map(DatasetViews.ColumnView::of).toList();
        return new DatasetViews.Rows(views, read, total, cut);
    }

    private static boolean add(
            List<List<@Nullable Object>> read, ResultSet found, List<Column> columns)
            throws SQLException {
        var row = new ArrayList<@Nullable Object>(columns.size());
        boolean cut = false;
        for (int i = 0; i < columns.size(); i++) {
            var value = found.getObject(i + 1);
            if (value instanceof String text && text.length() > LONGEST) {
                row.add(text.substring(0, LONGEST));
                cut = true;
            } else if (value instanceof Double number && !Double.isFinite(number)) {
                row.add(number.toString());
            } else {
                row.add(value);
            }
        }
        read.add(row);
        return cut;
    }

    /// Whatever JSON has no value for is a text.
    private static String shown(Column column) {
        var name = Sql.name(column.name());
        return switch (column.type().kind()) {
            case INTEGER, NUMBER, BOOLEAN -> name;
            case TEXT -> "left(" + name + ", " + (LONGEST + 1) + ")";
            case DECIMAL, DATE, TIME, TIMESTAMP -> "CAST(" + name + " AS VARCHAR)";
        };
    }

    private String order(Dataset dataset) {
        if (sort == null) {
            return "_row";
        }
        boolean down = sort.startsWith("-");
        var column = column(dataset, "sort", down ? sort.substring(1) : sort);
        return Sql.name(column.name()) + (down ? " DESC" : " ASC") + " NULLS LAST, _row";
    }

    private String where(Dataset dataset) {
        return filters.isEmpty()
                ? ""
                : filters.stream()
                        .map(filter -> condition(dataset, filter))
                        .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private static String condition(Dataset dataset, String filter) {
        int last = -1;
        Column column = null;
        for (var one : dataset.readable()) { // a name may hold colons itself
            if (filter.startsWith(one.name() + ":") && one.name().length() > last) {
                column = one;
                last = one.name().length();
            }
        }
        if (column == null) {
            throw wrong("filter", filter);
        }
        var rest = filter.substring(last + 1);
        int colon = rest.indexOf(':');
        var operator = (colon < 0 ? rest : rest.substring(0, colon)).toLowerCase(Locale.ROOT);
        var value = colon < 0 ? "" : rest.substring(colon + 1);
        var name = Sql.name(column.name());
        return switch (operator) {
            case "empty" -> "(" + name + " IS NULL OR CAST(" + name + " AS VARCHAR) = '')";
            case "filled" -> "(" + name + " IS NOT NULL AND CAST(" + name + " AS VARCHAR) <> '')";
            case "contains" ->
                    "contains(lower(CAST("
                            + name
                            + " AS VARCHAR)), lower("
                            + Sql.text(value)
                            + "))";
            case "eq" -> name + " = " + value(column, value);
            case "ne" -> name + " IS DISTINCT FROM " + value(column, value);
            case "lt" -> name + " < " + value(column, value);
            case "le" -> name + " <= " + value(column, value);
            case "gt" -> name + " > " + value(column, value);
            case "ge" -> name + " >= " + value(column, value);
            default -> throw wrong("filter", "eq, ne, lt, le, gt, ge, contains, empty, filled");
        };
    }

    private static String value(Column column, String written) {
        if (!fits(column.type(), written)) {
            throw wrong("filter", column.type() + ": " + written);
        }
        return "CAST(" + Sql.text(written) + " AS " + Sql.type(column.type()) + ")";
    }

    private static boolean fits(ColumnType type, String written) {
        try {
            Object read =
                    switch (type.kind()) {
                        case TEXT -> written;
                        case INTEGER -> Long.parseLong(written);
                        case NUMBER -> Double.parseDouble(written);
                        case DECIMAL -> new BigDecimal(written);
                        case BOOLEAN -> Boolean.parseBoolean(written);
                        case DATE -> LocalDate.parse(written);
                        case TIME -> LocalTime.parse(written);
                        case TIMESTAMP -> LocalDateTime.parse(written.replace(' ', 'T'));
                    };
            return read != null && written.indexOf('\0') < 0;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private static Column column(Dataset dataset, String parameter, String name) {
        return dataset.readable().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(parameter, name));
    }

    private static CallException wrong(String parameter, String why) {
        return CallException.of(ServerProblem.BAD_PARAMETER, parameter, why);
    }
}
