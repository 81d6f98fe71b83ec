package dev.onggi.clean.learn;

/// The rows of a table grouped by the values of a column, in one counting sort.
///
/// @param order rows, group by group, in their own order inside a group
/// @param starts where each value's group begins; one more than there are values
record Partition(int[] order, int[] starts) {
    static final int MIXED = -1;

    static Partition of(CodedColumn column) {
        int[] counts = column.counts();
        int[] starts = new int[column.size() + 1];
        for (int id = 0; id < column.size(); id++) {
            starts[(column.blank(id) ? CodedColumn.EMPTY : id) + 1] += counts[id];
        }
        for (int id = 0; id < column.size(); id++) {
            starts[id + 1] += starts[id];
        }
        int[] next = starts.clone();
        int[] order = new int[column.rows()];
        for (int row = 0; row < order.length; row++) {
            order[next[column.said(row)]++] = row;
        }
        return new Partition(order, starts);
    }

    int groups() {
        return starts.length - 1;
    }

    int size(int group) {
        return starts[group + 1] - starts[group];
    }

    /// What all cells of a group say in a column, or [#MIXED].
    int only(CodedColumn column, int group) {
        int from = starts[group];
        int id = from == starts[group + 1] ? CodedColumn.EMPTY : column.said(order[from]);
        for (int i = from + 1; i < starts[group + 1]; i++) {
            if (column.said(order[i]) != id) {
                return MIXED;
            }
        }
        return id;
    }

    void count(CodedColumn column, int group, Tally tally) {
        for (int i = starts[group]; i < starts[group + 1]; i++) {
            tally.add(column.said(order[i]));
        }
    }
}
