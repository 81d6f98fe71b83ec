package dev.onggi.collect;

import dev.onggi.data.Batch;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that come one by one, gathered into a chunk.
final class RowBuffer {
    private static final long MOST_BYTES = 8L << 20;
    private static final long MOST_CELLS = 4_000_000;
    private final Schema schema;
    private final List<@Nullable Object[]> columns = new ArrayList<>();
    private final List<Integer> lastRow = new ArrayList<>();
    private final long[] numbers = new long[Batch.CAPACITY];
    private final byte[][] files = new byte[Batch.CAPACITY][];
    private int rows;
    private int used;
    private long bytes;

    RowBuffer(Schema schema) {
        this.schema = schema;
    }

    /// Whether the row being filled has a value, perhaps an empty one, in a column.
    boolean has(int column) {
        return column < lastRow.size() && lastRow.get(column) == rows;
    }

    /// The value of the row being filled.
    @Nullable Object get(int column) {
        return has(column) ? columns.get(column)[rows] : null;
    }

    /// Sets a cell of the row being filled.
    void set(int column, @Nullable Object stored) {
        while (columns.size() <= column) {
            columns.add(new Object[64]);
            lastRow.add(-1);
        }
        used += lastRow.set(column, rows) < 0 ? 1 : 0;
        if (stored == null) {
            return;
        }
        var values = columns.get(column);
        if (values.length <= rows) {
            values = Arrays.copyOf(values, Math.min(Batch.CAPACITY, rows * 2));
            columns.set(column, values);
        }
        values[rows] = schema.admit(column, stored);
        bytes += 24 + (stored instanceof byte[] text ? text.length : 0);
    }

    /// Ends the row being filled.
    ///
    /// @return whether the buffer is full
    boolean endRow(long number, byte @Nullable [] file) {
        numbers[rows] = number;
        if (file != null) {
            files[rows] = file;
        }
        rows++;
        return rows == Batch.CAPACITY || bytes >= MOST_BYTES || (long) rows * used >= MOST_CELLS;
    }

    int rows() {
        return rows;
    }

    /// The rows gathered; the buffer is empty again.
    Chunk take(boolean withFiles) {
        var layout = schema.layout();
        var arrays = new Object[layout.columns().size()];
        for (int c = 0; c < arrays.length; c++) {
            var type = layout.columns().get(c).type();
            boolean any = c < columns.size() && lastRow.get(c) >= 0;
            arrays[c] = any ? array(type, columns.get(c)) : ColumnArrays.empty(type);
        }
        var chunk =
                new Chunk(
                        layout,
                        rows,
                        arrays,
                        Arrays.copyOf(numbers, rows),
                        withFiles ? Arrays.copyOf(files, rows) : null);
        columns.replaceAll(values -> new Object[Math.min(values.length, 64)]);
        lastRow.replaceAll(row -> -1);
        rows = 0;
        used = 0;
        bytes = 0;
        return chunk;
    }

    private Object array(ColumnType type, @Nullable Object[] values) {
        if (type.equals(ColumnType.TEXT)) {
            return ColumnArrays.texts(
                    values.length >= rows ? values : Arrays.copyOf(values, rows), rows);
        }
        var typed = new @Nullable Object[rows];
        for (int i = 0; i < Math.min(rows, values.length); i++) {
            var value = values[i];
            if (value != null) {
                typed[i] = Cells.as(type, value);
            }
        }
        return typed;
    }
}
