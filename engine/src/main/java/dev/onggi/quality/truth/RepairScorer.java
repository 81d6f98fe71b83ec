package dev.onggi.quality.truth;

import dev.onggi.data.Session;
import dev.onggi.problem.OnggiException;
import dev.onggi.quality.QualityProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures cleaning against a truth: dirty and cleaned tables have the same rows in the same
/// order; the truth has them too, or is paired with them by a key. Columns are paired by name.
public final class RepairScorer {
    private RepairScorer() {}

    /// Compares three tables row by row, in constant memory.
    ///
    /// @param dirty the table before cleaning
    /// @param cleaned the table after cleaning
    /// @param truth the table as it should be
    /// @return the score
    /// @throws OnggiException when the numbers of rows differ or no column is shared
    /// @throws Exception when reading fails
    public static RepairScore aligned(CellRows dirty, CellRows cleaned, CellRows truth)
            throws Exception {
        var columns = SharedColumns.of(dirty.columns(), cleaned.columns(), truth.columns());
        var tally = new TableTally(columns.names());
        long rows = 0;
        while (true) {
            var before = dirty.next();
            var after = cleaned.next();
            var right = truth.next();
            if (before == null || after == null || right == null) {
                sameLength(
                        rows + ZippedRows.rest(dirty, before),
                        rows + ZippedRows.rest(cleaned, after),
                        rows + ZippedRows.rest(truth, right));
                return tally.score(0, columns.notes());
            }
            for (int c = 0; c < columns.size(); c++) {
                tally.add(
                        c,
                        before[columns.dirty()[c]],
                        after[columns.cleaned()[c]],
                        right[columns.truth()[c]]);
            }
            rows++;
            tally.row();
        }
    }

    /// Compares tables whose rows are paired with the truth's by a key. Rows that the truth does
    /// not have are left out and counted.
    ///
    /// @param session holds the truth meanwhile
    /// @param dirty the table before cleaning
    /// @param cleaned the table after cleaning, row for row
    /// @param truth the table as it should be, in any order
    /// @param key a column of the dirty table and of the truth, unique in the truth
    /// @return the score
    /// @throws OnggiException when a key is missing, repeated or pairs nothing
    /// @throws Exception when reading fails
    public static RepairScore keyed(
            Session session, CellRows dirty, CellRows cleaned, CellRows truth, String key)
            throws Exception {
        var columns = SharedColumns.of(dirty.columns(), cleaned.columns(), truth.columns());
        int dirtyKey = SharedColumns.key(key, "dirty", dirty.columns());
        var zipped = new ZippedRows(dirty, cleaned);
        try (var table = TruthTable.load(session, truth)) {
            table.uniqueKey(key);
            var select = new ArrayList<String>();
            select.add("t." + table.column(key));
            for (int c = 0; c < columns.size(); c++) {
                select.add("z.c" + columns.dirty()[c]);
                select.add("z.c" + (dirty.columns().size() + columns.cleaned()[c]));
                select.add("t.c" + columns.truth()[c]);
            }
            var sql =
                    "SELECT %s FROM %s z LEFT JOIN %s t ON t.%s = z.c%d"
                            .formatted(
                                    String.join(", ", select),
                                    session.feed(new CellBatches(zipped)),
                                    table.name(),
                                    table.column(key),
                                    dirtyKey);
            return session.query(sql, rows -> read(rows, columns, key));
        }
    }

    private static RepairScore read(java.sql.ResultSet rows, SharedColumns columns, String key)
            throws java.sql.SQLException {
        var tally = new TableTally(columns.names());
        long unpaired = 0;
        while (rows.next()) {
            if (rows.getString(1) == null) {
                unpaired++;
                continue;
            }
            for (int c = 0; c < columns.size(); c++) {
                tally.add(
                        c,
                        rows.getString(3 * c + 2),
                        rows.getString(3 * c + 3),
                        rows.getString(3 * c + 4));
            }
            tally.row();
        }
        if (tally.rows() == 0 && unpaired > 0) {
            throw OnggiException.of(QualityProblem.TRUTH_UNPAIRED, key);
        }
        return tally.score(unpaired, columns.notes());
    }

    private static void sameLength(long dirty, long cleaned, long truth) {
        if (dirty != cleaned) {
            throw OnggiException.of(QualityProblem.ROWS_UNALIGNED, dirty, cleaned);
        }
        if (dirty != truth) {
            throw OnggiException.of(QualityProblem.TRUTH_ROWS, truth, dirty);
        }
    }

    /// Counts by column.
    private static final class TableTally {
        private final List<RepairTally> columns;
        private long rows;

        TableTally(List<String> names) {
            this.columns = names.stream().map(RepairTally::new).toList();
        }

        void add(
                int column,
                @Nullable String dirty,
                @Nullable String cleaned,
                @Nullable String truth) {
            columns.get(column).add(dirty, cleaned, truth);
        }

        void row() {
            rows++;
        }

        long rows() {
            return rows;
        }

        RepairScore score(long unpaired, List<dev.onggi.problem.Problem> notes) {
            var total = new RepairTally("");
            columns.forEach(total::addAll);
            return new RepairScore(
                    rows,
                    unpaired,
                    total.count(),
                    columns.stream().map(RepairTally::count).toList(),
                    notes);
        }
    }
}
