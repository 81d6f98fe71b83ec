package dev.onggi.clean.learn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How likely two rows about different things say the same in columns by chance. Columns that
/// depend on each other are looked at together.
final class Coincidence {
    private static final int MOST_ROWS = 20_000;

    /// The columns that coincide least tell nearly all; more would make a new set of each pair.
    private static final int TOGETHER = 3;

    private final List<CodedColumn> columns;
    private final double[] single;
    private final int[] selective;
    private final Map<Long, Double> known = new HashMap<>();

    Coincidence(List<CodedColumn> columns) {
        this.columns = columns;
        this.single = IntStream.range(0, columns.size()).mapToDouble(c -> joint(1L << c)).toArray();
        this.selective =
                IntStream.range(0, columns.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer c) -> single[c]))
                        .mapToInt(c -> c)
                        .toArray();
    }

    /// For each pair that differs in columns, how many are expected that do not.
    ///
    /// @param set the columns, a bit each
    double odds(long set) {
        long few = 0;
        for (int c : selective) {
            few |= Long.bitCount(few) < TOGETHER ? set & (1L << c) : 0;
        }
        double chance = known.computeIfAbsent(few, this::joint);
        return chance / Math.max(1e-9, 1 - chance);
    }

    double of(int column) {
        return single[column];
    }

    /// The share of pairs of rows that are equal in some columns.
    private double joint(long set) {
        int rows = columns.getFirst().rows();
        int step = Math.max(1, rows / MOST_ROWS);
        long[] keys = new long[(rows + step - 1) / step];
        int filled = 0;
        for (int row = 0; row < rows; row += step) {
            long key = 0;
            boolean empty = false;
            for (long rest = set; rest != 0; rest &= rest - 1) {
                int id = columns.get(Long.numberOfTrailingZeros(rest)).id(row);
                empty |= id == CodedColumn.EMPTY;
                key = (key + id) * 0x9E3779B97F4A7C15L;
            }
            if (!empty) {
                keys[filled++] = key;
            }
        }
        Arrays.sort(keys, 0, filled);
        double pairs = 0;
        for (int i = 0, from = 0; i < filled; i++) {
            from = keys[i] == keys[from] ? from : i;
            pairs += i - from;
        }
        return filled < 2 ? 0 : pairs * 2 / ((double) filled * (filled - 1));
    }
}
