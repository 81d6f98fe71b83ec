package dev.onggi.clean.learn;

/// The rows of a table grouped by the values of a column, in one counting sort.
///
/// @param order rows, group by group, in their own order inside a group
/// @param starts where each value's group begins; one more than there are values
record Partition(int[] order, int[] starts) {
    static Partition of(CodedColumn column) {
        int[] counts = column.counts();
        int[] starts = new int[column.size() + 1];
        for (int id = 0; id < column.size(); id++) {
            starts[id + 1] = starts[id] + counts[id];
        }
        int[] next = starts.clone();
        int[] order = new int[column.rows()];
        for (int row = 0; row < order.length; row++) {
            order[next[column.id(row)]++] = row;
        }
        return new Partition(order, starts);
    }

    int groups() {
        return starts.length - 1;
    }
}
