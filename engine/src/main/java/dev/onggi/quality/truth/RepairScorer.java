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
    /// The key of truths that name rows by their number in the dirty table, from 1.
    public static final String ROW = "_row_number";

    private static final CellWatch UNWATCHED = (row, column, verdict) -> {};

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
        return aligned(dirty, cleaned, truth, UNWATCHED);
    }

    /// Compares three tables row by row, as [#aligned(CellRows, CellRows, CellRows)] does.
    ///
    /// @param dirty the table before cleaning
    /// @param cleaned the table after cleaning
    /// @param truth the table as it should be
    /// @param watch is told about every cell
    /// @return the score
    /// @throws OnggiException when the numbers of rows differ or no column is shared
    /// @throws Exception when reading fails
    public static RepairScore aligned(
            CellRows dirty, CellRows cleaned, CellRows truth, CellWatch watch) throws Exception {
        var columns = SharedColumns.of(dirty.columns(), cleaned.columns(), truth.columns());
        var tally = new TableTally(columns.names(), watch);
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
                        rows,
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
        return keyed(session, dirty, cleaned, truth, key, UNWATCHED);
    }

    /// Compares tables by a key, as [#keyed(Session, CellRows, CellRows, CellRows, String)] does.
    ///
    /// @param session holds the truth meanwhile
    /// @param dirty the table before cleaning
    /// @param cleaned the table after cleaning, row for row
    /// @param truth the table as it should be, or some of its rows, in any order
    /// @param key a column of the dirty table and of the truth, or [#ROW] for the row's number
    /// @param watch is told about every cell, in any order
    /// @return the score
    /// @throws OnggiException when a key is missing, repeated or pairs nothing
    /// @throws Exception when reading fails
    public static RepairScore keyed(
            Session session,
            CellRows dirty,
            CellRows cleaned,
            CellRows truth,
            String key,
            CellWatch watch)
            throws Exception {
        var columns = SharedColumns.of(dirty.columns(), cleaned.columns(), truth.columns());
        var zipped = new ZippedRows(dirty, cleaned);
        int row = zipped.columns().size() - 1;
        int dirtyKey = key.equals(ROW) ? row : SharedColumns.key(key, "dirty", dirty.columns());
        try (var table = TruthTable.load(session, truth)) {
            table.uniqueKey(key);
            var select = new ArrayList<String>();
            select.add("t." + table.column(key));
            select.add("z.c" + row);
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
            return session.query(sql, rows -> read(rows, columns, key, watch));
        }
    }

    private static RepairScore read(
            java.sql.ResultSet rows, SharedColumns columns, String key, CellWatch watch)
            throws java.sql.SQLException {
        var tally = new TableTally(columns.names(), watch);
        long unpaired = 0;
        while (rows.next()) {
            if (rows.getString(1) == null) {
                unpaired++;
                continue;
            }
            for (int c = 0; c < columns.size(); c++) {
                tally.add(
                        Long.parseLong(rows.getString(2)) - 1,
                        c,
                        rows.getString(3 * c + 3),
                        rows.getString(3 * c + 4),
                        rows.getString(3 * c + 5));
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
        private final List<String> names;
        private final List<RepairTally> columns;
        private final CellWatch watch;
        private long rows;

        TableTally(List<String> names, CellWatch watch) {
            this.watch = watch;
            this.names = names;
            this.columns = names.stream().map(RepairTally::new).toList();
        }

        void add(
                long row,
                int column,
                @Nullable String dirty,
                @Nullable String cleaned,
                @Nullable String truth) {
            var verdict = columns.get(column).add(dirty, cleaned, truth);
            watch.compared(row, names.get(column), verdict);
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
