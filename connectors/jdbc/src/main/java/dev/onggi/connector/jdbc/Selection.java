package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Request;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The statement that a source sends.
///
/// @param sql the statement
/// @param start the value from which rows are wanted, bound to its only parameter; null for all
record Selection(String sql, @Nullable Object start) {
    /// What stands before a query whose rows are narrowed.
    static final String BEFORE = "SELECT * FROM (";

    private static final String AFTER = "\n) onggi_rows";
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /// Makes the statement of a step.
    ///
    /// @throws Failure when `table` and `query` are both there or both missing, or there is no such
    ///   table
    static Selection of(Request request, Database database) throws Failure, SQLException {
        check(request);
        var table = request.setting("table", "");
        var query = request.setting("query", "");
        if (!query.isBlank()) {
            var one = query.strip().replaceAll(";\\s*$", "");
            return new Selection(one, null);
        }
        var wanted = QualifiedName.parse(table);
        var tables = new Tables(database);
        var found = tables.find(wanted);
        if (found.isEmpty()) {
            throw tables.missing(wanted);
        }
        return new Selection("SELECT * FROM " + database.quote(found.get()), null);
    }

    /// Finds out whether a step says what to read.
    ///
    /// @throws Failure when `table` and `query` are both there or both missing
    static void check(GivenSettings settings) throws Failure {
        boolean table = !settings.setting("table", "").isBlank();
        boolean query = !settings.setting("query", "").isBlank();
        if (table == query) {
            throw Failure.user(
                    table
                            ? "the step says both `table` and `query`"
                            : "the step says neither `table` nor `query`",
                    "say which rows to take by one of them");
        }
    }

    /// The same rows, none of them read: only to learn the columns.
    String columnsOnly() {
        return BEFORE + sql + AFTER + " WHERE 1 = 0";
    }

    /// The same rows from a value of a column on, with those that have none.
    ///
    /// @param column quoted
    Selection from(String column, Object value) {
        var narrowed = " WHERE (" + column + " >= ? OR " + column + " IS NULL)";
        return new Selection(BEFORE + sql + AFTER + narrowed, value);
    }

    /// The start as drivers take it; whole numbers as such, so that an index on them is used.
    static Object bindable(Object start) {
        return switch (start) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case BigDecimal number when isLong(number) -> number.longValueExact();
            default -> start;
        };
    }

    private static boolean isLong(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(LARGEST) <= 0;
    }
}
