package dev.onggi.quality.truth;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.spi.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of text as batches, with columns named by their number: `c0`, `c1`, ...
final class CellBatches implements BatchReader {
    private final CellRows rows;
    private final List<Column> columns;

    CellBatches(CellRows rows) {
        this.rows = rows;
        this.columns =
                java.util.stream.IntStream.range(0, rows.columns().size())
                        .mapToObj(c -> Column.text("c" + c))
                        .toList();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable Batch next() throws Exception {
        var cells = new Object[columns.size()];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = new @Nullable Object[Batch.CAPACITY];
        }
        int count = 0;
        while (count < Batch.CAPACITY) {
            var row = rows.next();
            if (row == null) {
                break;
            }
            for (int c = 0; c < cells.length; c++) {
                ((@Nullable Object[]) cells[c])[count] = row[c];
            }
            count++;
        }
        return count == 0 ? null : new Batch(count, cells);
    }

    @Override
    public void close() {
        rows.close();
    }
}
