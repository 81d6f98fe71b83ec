package dev.onggi.clean.learn;

/// Counts the values of one column in one group after another, in time linear in the group.
final class Tally {
    private final int[] counts;
    private int[] met = new int[16];
    private int distinct;
    private int total;

    Tally(int values) {
        this.counts = new int[values];
    }

    void add(int id) {
        if (id == CodedColumn.EMPTY) {
            return;
        }
        if (counts[id]++ == 0) {
            if (distinct == met.length) {
                met = java.util.Arrays.copyOf(met, distinct * 2);
            }
            met[distinct++] = id;
        }
        total++;
    }

    /// Cells counted, empty ones not.
    int total() {
        return total;
    }

    int distinct() {
        return distinct;
    }

    int met(int i) {
        return met[i];
    }

    int count(int id) {
        return counts[id];
    }

    /// The value most often met, the one met first among equals; [CodedColumn#EMPTY] where there is
    /// none. Numbers decide nothing: a value that repairs brought up has a high one, until the
    /// table is read again.
    int mode() {
        int best = CodedColumn.EMPTY;
        int most = 0;
        for (int i = 0; i < distinct; i++) {
            int count = counts[met[i]];
            if (count > most) {
                best = met[i];
                most = count;
            }
        }
        return best;
    }

    /// How often the value next to the mode was met.
    int second(int mode) {
        int most = 0;
        for (int i = 0; i < distinct; i++) {
            if (met[i] != mode) {
                most = Math.max(most, counts[met[i]]);
            }
        }
        return most;
    }

    void clear() {
        for (int i = 0; i < distinct; i++) {
            counts[met[i]] = 0;
        }
        distinct = 0;
        total = 0;
    }
}
