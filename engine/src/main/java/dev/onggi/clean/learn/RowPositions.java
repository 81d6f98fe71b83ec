package dev.onggi.clean.learn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the rows of a table stand in its dataset's file.
final class RowPositions {
    private long[] positions = new long[1024];
    private int rows;

    /// @param written positions as text
    void add(@Nullable Object[] written, int count) {
        if (rows + count > positions.length) {
            positions = Arrays.copyOf(positions, (rows + count) * 2);
        }
        for (int i = 0; i < count; i++) {
            positions[rows++] = Long.parseLong(String.valueOf(written[i]));
        }
    }

    long of(int row) {
        return positions[row];
    }
}
