package dev.onggi.data;

import java.util.BitSet;
import java.util.stream.IntStream;

/// A set of rows of one dataset, by their position in the file from 0. Not safe for writing by
/// several threads.
public final class RowSet {
    private final BitSet rows = new BitSet();

    /// Adds a row.
    ///
    /// @param position from 0, below 2^31
    public void add(long position) {
        rows.set(Math.toIntExact(position));
    }

    /// Adds every row of another set.
    ///
    /// @param other the other set
    public void addAll(RowSet other) {
        rows.or(other.rows);
    }

    /// Whether a row is in the set.
    ///
    /// @param position from 0
    /// @return true where it is
    public boolean contains(long position) {
        return rows.get((int) position);
    }

    /// How many rows are in the set.
    ///
    /// @return at least 0
    public int size() {
        return rows.cardinality();
    }

    /// Whether no row is in the set.
    ///
    /// @return true where it is empty
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The positions in ascending order.
    ///
    /// @return a new stream
    public IntStream positions() {
        return rows.stream();
    }
}
