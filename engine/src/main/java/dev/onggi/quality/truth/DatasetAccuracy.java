package dev.onggi.quality.truth;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.quality.QualityProblem;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many cells of a dataset are right by a truth. Typed values are compared as values, texts
/// after white space around them is stripped.
///
/// @param cells cells compared
/// @param wrong cells that are not the truth's
/// @param examples the first wrong cells
/// @param rows the rows with a wrong cell
public record DatasetAccuracy(long cells, long wrong, List<WrongCell> examples, RowSet rows) {
    private static final int EXAMPLES = 10;

    /// A cell that is not the truth's.
    ///
    /// @param id the row's id
    /// @param column the column
    /// @param value what the data has
    /// @param truth what the truth has
    public record WrongCell(
            String id, String column, @Nullable String value, @Nullable String truth) {}

    /// The share of right cells.
    ///
    /// @return from 0 to 1; 1 where there is nothing to compare
    public double share() {
        return cells == 0 ? 1 : (double) (cells - wrong) / cells;
    }

    /// Compares a dataset with a truth.
    ///
    /// @param session runs the comparison
    /// @param dataset what to measure
    /// @param columns the columns to compare; empty for all of the data's own that the truth has
    /// @param truth the truth; without a key row for row that of the dataset's file
    /// @param key a column that both have, unique in the truth, or null to pair rows by position
    /// @return the counts
    /// @throws OnggiException when rows or columns cannot be paired
    public static DatasetAccuracy measure(
            Session session,
            Dataset dataset,
            List<String> columns,
            CellRows truth,
            @Nullable String key) {
        var compared = compared(dataset, columns, truth.columns(), key);
        try (var table = TruthTable.load(session, truth)) {
            if (key != null) {
                table.uniqueKey(key);
            } else if (table.rows() != dataset.rows()) {
                throw OnggiException.of(QualityProblem.TRUTH_ROWS, table.rows(), dataset.rows());
            }
            var sql = sql(session, dataset, compared, table, key);
            var counted = session.query(sql, rows -> count(rows, compared));
            if (counted.cells == 0 && dataset.keptRows() > 0 && key != null) {
                throw OnggiException.of(QualityProblem.TRUTH_UNPAIRED, key);
            }
            return counted;
        }
    }

    private static List<Column> compared(
            Dataset dataset, List<String> columns, List<String> truth, @Nullable String key) {
        var readable = dataset.readable().stream().map(Column::name).toList();
        if (key != null) {
            SharedColumns.key(key, "data", readable);
            SharedColumns.key(key, "truth", truth);
        }
        var wanted =
                columns.isEmpty()
                        ? dataset.ownColumns()
                        : columns.stream().map(c -> dataset.column(c).orElseThrow()).toList();
        var shared =
                wanted.stream()
                        .filter(c -> truth.contains(c.name()) && !c.name().equals(key))
                        .toList();
        if (shared.isEmpty() || (!columns.isEmpty() && shared.size() < wanted.size())) {
            var absent = wanted.stream().map(Column::name).filter(c -> !truth.contains(c)).toList();
            throw OnggiException.of(
                    QualityProblem.TRUTH_COLUMNS,
                    SharedColumns.listed(truth),
                    SharedColumns.listed(absent));
        }
        return shared;
    }

    private static String sql(
            Session session,
            Dataset dataset,
            List<Column> compared,
            TruthTable table,
            @Nullable String key) {
        var id =
                dataset.column(dataset.idColumn()).isPresent()
                        ? "r." + Sql.name(dataset.idColumn())
                        : "r._row + 1";
        var select = new ArrayList<String>(List.of("r._row", "CAST(" + id + " AS VARCHAR)"));
        for (var column : compared) {
            var right = "t." + table.column(column.name());
            select.add("CAST(r." + Sql.name(column.name()) + " AS VARCHAR)");
            select.add(
                    column.type().kind() == ColumnType.Kind.TEXT
                            ? right
                            : "coalesce(CAST(TRY_CAST(%s AS %s) AS VARCHAR), %s)"
                                    .formatted(right, Sql.type(column.type()), right));
        }
        var paired =
                key == null
                        ? "t.rowid = r._row"
                        : "t." + table.column(key) + " = CAST(r." + Sql.name(key) + " AS VARCHAR)";
        return "SELECT %s FROM %s r JOIN %s t ON %s"
                .formatted(
                        String.join(", ", select), session.relation(dataset), table.name(), paired);
    }

    private static DatasetAccuracy count(ResultSet rows, List<Column> compared)
            throws SQLException {
        long cells = 0;
        long wrong = 0;
        var wrongRows = new RowSet();
        var first = new TreeMap<Long, WrongCell>();
        while (rows.next()) {
            for (int c = 0; c < compared.size(); c++) {
                var value = rows.getString(2 * c + 3);
                var truth = rows.getString(2 * c + 4);
                cells++;
                if (!Cells.same(value, truth)) {
                    wrong++;
                    wrongRows.add(rows.getLong(1));
                    first.put(
                            rows.getLong(1) * compared.size() + c,
                            new WrongCell(rows.getString(2), compared.get(c).name(), value, truth));
                    if (first.size() > EXAMPLES) {
                        first.pollLastEntry();
                    }
                }
            }
        }
        return new DatasetAccuracy(cells, wrong, List.copyOf(first.values()), wrongRows);
    }
}
