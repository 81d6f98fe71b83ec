package dev.onggi.clean;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which cells were changed by the answers of models, with the call of each. Written by several
/// threads.
final class ModelChanges {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("row", ColumnType.INTEGER),
                    Column.text("column"),
                    new Column("rules", ColumnType.INTEGER),
                    Column.text("call"));

    private record Change(long row, String column, CallId call) {}

    private final List<Change> changes = new ArrayList<>();

    synchronized void add(long row, String column, CallId call) {
        changes.add(new Change(row, column, call));
    }

    synchronized long cells() {
        return changes.size();
    }

    /// The changes in the order of rows, shaped like the record of changed cells.
    synchronized BatchReader reader() {
        changes.sort(Comparator.comparingLong(Change::row));
        return new Reader(new ArrayDeque<>(changes));
    }

    private static final class Reader implements BatchReader {
        private final Deque<Change> left;

        Reader(Deque<Change> left) {
            this.left = left;
        }

        @Override
        public List<Column> columns() {
            return COLUMNS;
        }

        @Override
        public @Nullable Batch next() {
            int count = Math.min(left.size(), Batch.CAPACITY);
            if (count == 0) {
                return null;
            }
            var rows = new long[count];
            var columns = new String[count];
            var calls = new String[count];
            for (int i = 0; i < count; i++) {
                var change = left.remove();
                rows[i] = change.row();
                columns[i] = change.column();
                calls[i] = change.call().toString();
            }
            return new Batch(count, new Object[] {rows, columns, new long[count], calls});
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
