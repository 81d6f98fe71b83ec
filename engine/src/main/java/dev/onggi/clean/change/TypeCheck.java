package dev.onggi.clean.change;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DuckDb;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;

/// Whether the old texts of cells are values of the types that their columns have now.
final class TypeCheck {
    private final DuckDb duckdb;
    private final CleanedDataset cleaned;
    private final Cancellation stop;

    TypeCheck(DuckDb duckdb, CleanedDataset cleaned, Cancellation stop) {
        this.duckdb = duckdb;
        this.cleaned = cleaned;
        this.stop = stop;
    }

    /// @param columns in which cells are undone
    /// @throws OnggiException naming the first cell of each column that cannot go back
    void check(Selection selection, List<String> columns) {
        var problems = new ArrayList<Problem>();
        for (int c = 0; c < columns.size(); c++) {
            var type = type(columns.get(c));
            if (type.kind() != ColumnType.Kind.TEXT) {
                check(selection, columns, c, type, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new OnggiException(problems);
        }
    }

    private ColumnType type(String column) {
        return cleaned.after()
                .column(cleaned.output(column))
                .map(Column::type)
                .orElse(ColumnType.TEXT);
    }

    private void check(
            Selection selection,
            List<String> columns,
            int column,
            ColumnType type,
            List<Problem> problems) {
        var old = "r." + RestoredCells.text(column);
        var unfit =
                "r.%s AND %s IS NOT NULL AND NOT (%s)"
                        .formatted(RestoredCells.flag(column), old, fits(old, type));
        var id = cleaned.after().column(cleaned.after().idColumn()).map(Column::name);
        try (var session = duckdb.session(stop);
                var restored =
                        new RestoredCells(
                                new CellStream(duckdb, cleaned, selection, 0, stop),
                                columns,
                                cleaned.after().rows())) {
            var table = new RestoredTable(session, cleaned, columns).sideBySide(restored);
            var sql =
                    "SELECT count(*), first(CAST(%s AS VARCHAR) ORDER BY f._row), first(%s ORDER BY f._row) FROM %s WHERE %s"
                            .formatted(
                                    id.map(name -> "f." + Sql.name(name)).orElse("f._row + 1"),
                                    old,
                                    table,
                                    unfit);
            session.query(
                    sql,
                    found -> {
                        if (found.next() && found.getLong(1) > 0) {
                            problems.add(
                                    Problem.of(
                                            ChangeProblem.NOT_OF_ITS_TYPE,
                                            null,
                                            found.getString(2),
                                            columns.get(column),
                                            found.getString(3),
                                            type,
                                            found.getLong(1)));
                        }
                        return "";
                    });
        }
    }

    /// DuckDB would round `5.7` to a whole number, which is not what stood there.
    private static String fits(String text, ColumnType type) {
        var cast = "TRY_CAST(" + text + " AS " + Sql.type(type) + ") IS NOT NULL";
        return switch (type.kind()) {
            case INTEGER -> cast + " AND regexp_full_match(" + text + ", '\\s*[+-]?[0-9]+\\s*')";
            case DECIMAL ->
                    cast
                            + " AND regexp_full_match(%s, '\\s*[+-]?[0-9]*(\\.[0-9]{0,%d}0*)?\\s*')"
                                    .formatted(text, type.scale());
            case TEXT, NUMBER, BOOLEAN, DATE, TIME, TIMESTAMP -> cast;
        };
    }
}
