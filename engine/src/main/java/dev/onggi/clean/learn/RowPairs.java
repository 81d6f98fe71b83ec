package dev.onggi.clean.learn;

import java.util.List;

/// Pairs of rows that share a value which few rows have: the only ones worth a comparison, and no
/// more than a few for each row.
final class RowPairs {
    private static final int MOST_ROWS = 12;

    private final List<CodedColumn> columns;

    RowPairs(List<CodedColumn> columns) {
        this.columns = columns;
    }

    /// Is shown each pair once.
    @FunctionalInterface
    interface Shown {
        void pair(int earlier, int later);
    }

    void show(Shown to) {
        for (int c = 0; c < columns.size(); c++) {
            var group = Partition.of(columns.get(c));
            for (int id = 1; id < group.groups(); id++) {
                int from = group.starts()[id];
                int end = group.starts()[id + 1];
                for (int i = from; i < end && end - from <= MOST_ROWS; i++) {
                    for (int j = i + 1; j < end; j++) {
                        if (!metBefore(c, group.order()[i], group.order()[j])) {
                            to.pair(group.order()[i], group.order()[j]);
                        }
                    }
                }
            }
        }
    }

    private boolean metBefore(int column, int one, int other) {
        for (int c = 0; c < column; c++) {
            var earlier = columns.get(c);
            int id = earlier.id(one);
            if (id == earlier.id(other)
                    && id != CodedColumn.EMPTY
                    && earlier.counts()[id] <= MOST_ROWS) {
                return true;
            }
        }
        return false;
    }
}
