package dev.onggi.quality.truth;

import dev.onggi.problem.OnggiException;
import dev.onggi.quality.QualityProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two tables side by side, row for row, and the number of each row from 1 in a last column.
final class ZippedRows implements CellRows {
    private final CellRows left;
    private final CellRows right;
    private final List<String> columns;
    private long rows;

    ZippedRows(CellRows left, CellRows right) {
        this.left = left;
        this.right = right;
        this.columns = new ArrayList<>(left.columns());
        columns.addAll(right.columns());
        columns.add(RepairScorer.ROW);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable String @Nullable [] next() throws Exception {
        var one = left.next();
        var other = right.next();
        if (one == null && other == null) {
            return null;
        }
        if (one == null || other == null) {
            throw OnggiException.of(
                    QualityProblem.ROWS_UNALIGNED,
                    rows + rest(left, one),
                    rows + rest(right, other));
        }
        rows++;
        var both = new @Nullable String[one.length + other.length + 1];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        both[both.length - 1] = Long.toString(rows);
        return both;
    }

    /// How many rows are left, the current one included.
    static long rest(CellRows rows, @Nullable String @Nullable [] current) throws Exception {
        long count = 0;
        for (var row = current; row != null; row = rows.next()) {
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        left.close();
        right.close();
    }
}
