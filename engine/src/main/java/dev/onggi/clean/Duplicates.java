package dev.onggi.clean;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which rows repeat others, and which one of them stays.
///
/// @param by the key; empty for whole rows without system columns
/// @param keep which of the rows with one key stays
/// @param latest the column whose greatest value stays, where [Keep#LATEST] says so
public record Duplicates(List<String> by, Keep keep, @Nullable String latest) {
    /// Which of the rows with one key stays.
    public enum Keep {
        /// The first in the file.
        FIRST,
        /// The last in the file.
        LAST,
        /// The one with the greatest value of a column, the last of those in the file.
        LATEST
    }

    /// Whole rows, the first stays.
    public static final Duplicates WHOLE_ROWS = new Duplicates(List.of(), Keep.FIRST, null);

    /// Rows that repeat others.
    ///
    /// @param rows their positions
    /// @param kept for each of them the id of the row that stays
    record Found(RowSet rows, RowTexts kept) {
        /// The reason written into the rejects.
        ///
        /// @param row a position among [#rows]
        /// @return `duplicate of ID`
        String reason(long row) {
            return "duplicate of " + kept.of(row);
        }
    }

    /// Finds the rows that repeat others. Empty cells are equal to each other in whole rows; a row
    /// whose key is empty in every column repeats nothing.
    ///
    /// @param session the engine
    /// @param dataset where to look
    /// @return positions and what they repeat
    Found in(Session session, Dataset dataset) {
        var columns = by.isEmpty() ? identity(dataset) : by;
        if (columns.isEmpty()) {
            return new Found(new RowSet(), new RowTexts());
        }
        var names = Sql.names(columns);
        var suspects = suspects(session, dataset, names);
        if (suspects.isEmpty()) {
            return new Found(new RowSet(), new RowTexts());
        }
        return exact(session, dataset, names, suspects);
    }

    /// Counts the rows that repeat others, as [#in] finds them.
    ///
    /// @param session the engine
    /// @param dataset where to look
    /// @return how many there are
    long count(Session session, Dataset dataset) {
        var columns = by.isEmpty() ? identity(dataset) : by;
        if (columns.isEmpty()) {
            return 0;
        }
        var names = Sql.names(columns);
        var from = " FROM " + session.relation(dataset, columns) + " AS rows WHERE " + filled();
        var repeated = repeated(names, from);
        return session.query(
                "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n"
                        + from
                        + " AND hash("
                        + names
                        + ") IN ("
                        + repeated
                        + ") GROUP BY "
                        + names
                        + ")",
                result -> result.next() ? result.getLong(1) : 0L);
    }

    /// The hashes of keys that occur more than once.
    private static String repeated(String names, String from) {
        return "SELECT h FROM (SELECT hash("
                + names
                + ") AS h"
                + from
                + ") GROUP BY h HAVING count(*) > 1";
    }

    /// Which rows have a key.
    private String filled() {
        return by.isEmpty()
                ? "true"
                : by.stream()
                        .map(c -> Sql.name(c) + " IS NOT NULL")
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /// Rows that share the hash of their key with another row: a superset of the duplicates that
    /// needs eight bytes a row instead of the keys themselves.
    private RowSet suspects(Session session, Dataset dataset, String names) {
        var from = " FROM " + session.relation(dataset) + " AS rows WHERE " + filled();
        return session.query(
                "SELECT _row"
                        + from
                        + " AND hash("
                        + names
                        + ") IN ("
                        + repeated(names, from)
                        + ")",
                result -> {
                    var suspects = new RowSet();
                    while (result.next()) {
                        suspects.add(result.getLong(1));
                    }
                    return suspects;
                });
    }

    private Found exact(Session session, Dataset dataset, String names, RowSet suspects) {
        var stays =
                switch (keep) {
                    case FIRST -> "_row ASC";
                    case LAST -> "_row DESC";
                    case LATEST -> Sql.name(ordered(dataset)) + " DESC NULLS LAST, _row DESC";
                };
        var window = " OVER (PARTITION BY " + names + " ORDER BY " + stays + ")";
        var id = Sql.name(dataset.idColumn());
        return session.query(
                "SELECT _row, kept FROM (SELECT _row, row_number()"
                        + window
                        + " AS n, first_value("
                        + id
                        + ")"
                        + window
                        + " AS kept FROM "
                        + session.relation(dataset)
                        + " AS rows WHERE "
                        + session.in(suspects, "_row")
                        + ") WHERE n > 1 ORDER BY _row",
                result -> {
                    var found = new Found(new RowSet(), new RowTexts());
                    while (result.next()) {
                        found.rows().add(result.getLong(1));
                        found.kept().add(result.getLong(1), String.valueOf(result.getString(2)));
                    }
                    return found;
                });
    }

    private String ordered(Dataset dataset) {
        var column = latest == null ? dataset.idColumn() : latest;
        var type = dataset.column(column).map(Column::type).orElse(ColumnType.TEXT);
        if (type.kind() == ColumnType.Kind.TEXT && !dataset.layout().declared().contains(column)) {
            throw OnggiException.of(CleanProblem.UNDECLARED_ORDER, column);
        }
        return column;
    }

    /// What makes a row: the data's own columns, and the text itself. An id that the data brought
    /// along counts, one that was assigned does not.
    private static List<String> identity(Dataset dataset) {
        var names = dataset.ownColumns().stream().map(Column::name).collect(Collectors.toList());
        if (dataset.kind() == Dataset.Kind.TEXT) {
            names.addFirst("raw_text");
        }
        return names;
    }
}
