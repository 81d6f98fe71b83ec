package dev.onggi.collect;

import dev.onggi.data.CellMap;
import dev.onggi.data.Session;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The ids of texts: the data's own where every one of them is a whole number of 64 bits, else the
/// record's number. Own ids that stop being numbers in the middle are replaced from the first row
/// on.
final class TextIds {
    private final boolean delivered;
    private @Nullable Boolean own;
    private boolean changed;
    private final Gaps gaps = new Gaps();
    private long rows;

    /// @param delivered whether the source gives an id or leaves it to us, row by row
    TextIds(boolean delivered) {
        this.delivered = delivered;
    }

    /// The ids of rows.
    ///
    /// @param column the data's own, or null where it has none
    /// @param numbers the record numbers
    long[] of(@Nullable Object column, long[] numbers) {
        if (delivered) {
            return delivered(column, numbers);
        }
        boolean wanted = own == null ? column != null : own;
        var ids = wanted && column != null ? read(column, numbers.length) : null;
        if (own == null || (own && ids == null)) {
            changed = own != null;
            own = ids != null;
        }
        if (ids != null) {
            gaps.add(rows, numbers);
        }
        rows += numbers.length;
        return ids == null ? numbers : ids;
    }

    private static long[] delivered(@Nullable Object column, long[] numbers) {
        var ids = numbers.clone();
        for (int i = 0; i < ids.length; i++) {
            if (column != null && ColumnArrays.value(column, i) instanceof Long id) {
                ids[i] = id;
            }
        }
        return ids;
    }

    private static long @Nullable [] read(Object column, int rows) {
        if (column instanceof long[] numbers) {
            return numbers;
        }
        var ids = new long[rows];
        for (int i = 0; i < rows; i++) {
            switch (ColumnArrays.value(column, i)) {
                case Long id -> ids[i] = id;
                case byte[] text -> {
                    ids[i] = Digits.whole(text);
                    if (ids[i] == Digits.NONE) {
                        return null;
                    }
                }
                case null, default -> {
                    return null;
                }
            }
        }
        return ids;
    }

    /// Whether the data has ids that are not used.
    boolean replaced() {
        return !delivered && own != null && !own;
    }

    /// Whether the way of numbering has changed since this was last asked.
    boolean changed() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /// SQL of the record numbers of rows that were written with their own ids.
    String numbers(Session session, long firstRow) {
        var row = "(file_row_number + " + firstRow + ")";
        if (gaps.none()) {
            return row + " + 1";
        }
        CellMap numbers =
                (positions, cells) -> {
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] = Long.toString(gaps.number(positions.applyAsLong(i)));
                    }
                };
        return "CAST(" + session.map(numbers, row, "''") + " AS BIGINT)";
    }

    /// Record numbers by row, kept as the rows where counting on from the row before fails.
    private static final class Gaps {
        private long[] rows = new long[8];
        private long[] numbers = new long[8];
        private int size;
        private long next = 1;

        void add(long firstRow, long[] more) {
            for (int i = 0; i < more.length; i++) {
                if (more[i] != next) {
                    if (size == rows.length) {
                        rows = Arrays.copyOf(rows, size * 2);
                        numbers = Arrays.copyOf(numbers, size * 2);
                    }
                    rows[size] = firstRow + i;
                    numbers[size++] = more[i];
                }
                next = more[i] + 1;
            }
        }

        boolean none() {
            return size == 0;
        }

        long number(long row) {
            int at = Arrays.binarySearch(rows, 0, size, row);
            int before = at >= 0 ? at : -at - 2;
            return before < 0 ? row + 1 : numbers[before] + row - rows[before];
        }
    }
}
