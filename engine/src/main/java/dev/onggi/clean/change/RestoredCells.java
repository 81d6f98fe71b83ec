package dev.onggi.clean.change;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row for each row of the processed file, with two columns for each column that is undone:
/// whether the cell goes back, and to what.
final class RestoredCells implements BatchReader {
    private final CellStream cells;
    private final List<String> undone;
    private final long rows;
    private long next;
    private boolean more;

    /// @param cells that are undone
    /// @param undone their columns
    /// @param rows of the processed file
    RestoredCells(CellStream cells, List<String> undone, long rows) {
        this.cells = cells;
        this.undone = undone;
        this.rows = rows;
        this.more = cells.next();
    }

    static String flag(int column) {
        return "back_" + column;
    }

    static String text(int column) {
        return "old_" + column;
    }

    @Override
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        for (int c = 0; c < undone.size(); c++) {
            columns.add(new Column(flag(c), ColumnType.BOOLEAN));
            columns.add(Column.text(text(c)));
        }
        return columns;
    }

    @Override
    public @Nullable Batch next() {
        int count = (int) Math.min(Batch.CAPACITY, rows - next);
        if (count == 0) {
            return null;
        }
        var values = new @Nullable Object[2 * undone.size()][count];
        for (int c = 0; c < undone.size(); c++) {
            Arrays.fill(values[2 * c], false);
        }
        for (; more && cells.written() < next + count; more = cells.next()) {
            int row = (int) (cells.written() - next);
            int column = undone.indexOf(cells.column());
            values[2 * column][row] = true;
            values[2 * column + 1][row] = cells.restored();
        }
        next += count;
        return new Batch(count, values);
    }

    @Override
    public void close() {
        cells.close();
    }
}
