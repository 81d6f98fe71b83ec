package dev.onggi.clean;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.data.RowSet;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes of the rows that stayed, each with the place that its row has in the processed file.
final class KeptChanges implements BatchReader {
    private final BatchReader changes;
    private final RowSet left;
    private final LongUnaryOperator written;

    /// @param changes with the row in the raw file in their first column
    /// @param left rows of the raw file that are not in the processed one
    KeptChanges(BatchReader changes, RowSet left) {
        this.changes = changes;
        this.left = left;
        this.written = left.closedUp();
    }

    @Override
    public List<Column> columns() {
        var columns = new ArrayList<>(changes.columns());
        columns.add(new Column("written", ColumnType.INTEGER));
        return columns;
    }

    @Override
    public @Nullable Batch next() throws Exception {
        for (var batch = changes.next(); batch != null; batch = changes.next()) {
            var kept = kept(batch);
            if (kept.rows() > 0) {
                return kept;
            }
        }
        return null;
    }

    private Batch kept(Batch batch) {
        int width = batch.columns().length;
        var cells = new @Nullable Object[width + 1][batch.rows()];
        int count = 0;
        for (int i = 0; i < batch.rows(); i++) {
            long row = row(batch.columns()[0], i);
            if (!left.contains(row)) {
                for (int c = 0; c < width; c++) {
                    cells[c][count] = cell(batch.columns()[c], i);
                }
                cells[width][count++] = written.applyAsLong(row);
            }
        }
        return new Batch(count, cells);
    }

    private static long row(Object column, int row) {
        return column instanceof long[] numbers
                ? numbers[row]
                : ((Number) Objects.requireNonNull(((Object[]) column)[row])).longValue();
    }

    private static @Nullable Object cell(Object column, int row) {
        return column instanceof long[] numbers ? (Long) numbers[row] : ((Object[]) column)[row];
    }

    @Override
    public void close() {
        changes.close();
    }
}
