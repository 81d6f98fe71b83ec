package dev.onggi.collect;

import dev.onggi.data.Batch;
import dev.onggi.spi.ColumnType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The arrays that hold the cells of a column.
final class ColumnArrays {
    /// A column without a single value.
    static final byte[][] EMPTY = new byte[Batch.CAPACITY][];

    private static final Object[] NOTHING = new Object[Batch.CAPACITY];

    private ColumnArrays() {}

    /// A column of a type without a single value.
    static Object empty(ColumnType type) {
        return type.equals(ColumnType.TEXT) ? EMPTY : NOTHING;
    }

    /// The kept cells of a column.
    static Object keep(Object column, int rows, boolean[] kept, int count) {
        int to = 0;
        if (column instanceof long[] from) {
            var fewer = new long[count];
            for (int i = 0; i < rows; i++) {
                if (kept[i]) {
                    fewer[to++] = from[i];
                }
            }
            return fewer;
        }
        var from = (@Nullable Object[]) column;
        var fewer = Arrays.copyOf(from, count);
        for (int i = 0; i < rows; i++) {
            if (kept[i]) {
                fewer[to++] = from[i];
            }
        }
        return fewer;
    }

    /// An array of one's own, of the rows in use.
    ///
    /// @param wider the type to turn the values into, or null where they have it
    static Object copy(Object column, int rows, @Nullable ColumnType wider) {
        if (ColumnType.TEXT.equals(wider)) {
            return texts(column, rows);
        }
        if (wider == null) {
            return switch (column) {
                case long[] values -> Arrays.copyOf(values, rows);
                case Object[] values -> Arrays.copyOf(values, rows);
                default -> throw new IllegalArgumentException(column.getClass().getName());
            };
        }
        var values = new @Nullable Object[rows];
        for (int i = 0; i < rows; i++) {
            var value = value(column, i);
            values[i] = value == null ? null : Cells.as(wider, value);
        }
        return values;
    }

    /// A cell in its stored form.
    static @Nullable Object value(Object column, int row) {
        return column instanceof long[] numbers ? (Object) numbers[row] : ((Object[]) column)[row];
    }

    /// About how many bytes of memory the cells take.
    @SuppressWarnings("ReferenceEquality") // the very constants
    static long bytes(Object column, int rows) {
        if (column == EMPTY || column == NOTHING) {
            return 0;
        }
        if (!(column instanceof byte[][] texts)) {
            return 16L * rows;
        }
        long bytes = 24L * rows;
        for (int i = 0; i < rows; i++) {
            byte @Nullable [] text = texts[i];
            bytes += text == null ? 0 : text.length;
        }
        return bytes;
    }

    /// A column of values as text.
    static byte[][] texts(Object column, int rows) {
        if (column instanceof byte[][] texts) {
            return texts;
        }
        var texts = new byte[rows][];
        for (int i = 0; i < rows; i++) {
            var value = value(column, i);
            if (value != null) {
                texts[i] = Cells.text(value);
            }
        }
        return texts;
    }
}
