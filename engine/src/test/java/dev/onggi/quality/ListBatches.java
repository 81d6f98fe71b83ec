package dev.onggi.quality;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.spi.Column;
import java.util.List;

/// Rows of a test as batches of a few rows each.
public final class ListBatches implements BatchReader {
    private static final int ROWS = 3;

    private final List<String> columns;
    private final List<? extends List<?>> rows;
    private int at;

    public ListBatches(List<String> columns, List<? extends List<?>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public List<Column> columns() {
        return columns.stream().map(Column::text).toList();
    }

    @Override
    public Batch next() {
        int count = Math.min(ROWS, rows.size() - at);
        if (count == 0) {
            return null;
        }
        var cells = new Object[columns.size()];
        for (int c = 0; c < cells.length; c++) {
            var column = new Object[count];
            for (int r = 0; r < count; r++) {
                column[r] = rows.get(at + r).get(c);
            }
            cells[c] = column;
        }
        at += count;
        return new Batch(count, cells);
    }

    @Override
    public void close() {
        at = rows.size();
    }
}
