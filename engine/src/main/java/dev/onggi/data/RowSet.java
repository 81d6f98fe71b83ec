package dev.onggi.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;

/// A set of rows of one dataset, by their position in the file from 0. Not safe for writing by
/// several threads.
public final class RowSet {
    private static final int BLOCK = 1024;

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

    /// The set as a text, small where few or nearly all rows are in it.
    ///
    /// @return for [#read]
    public String written() {
        var deflater = new Deflater();
        try {
            deflater.setInput(rows.toByteArray());
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /// Reads a set.
    ///
    /// @param written by [#written]
    /// @return the same set
    /// @throws IOException where it is no set
    public static RowSet read(String written) throws IOException {
        var bytes = new ByteArrayInputStream(Base64.getDecoder().decode(written));
        try (var inflater = new InflaterInputStream(bytes)) {
            var set = new RowSet();
            set.rows.or(BitSet.valueOf(inflater.readAllBytes()));
            return set;
        }
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

    /// The positions that are not in the set, counted from 0.
    ///
    /// @return gives the position of the n-th of them
    public LongUnaryOperator others() {
        if (rows.isEmpty()) {
            return n -> n;
        }
        var before = before(); // bounds the walk
        return n -> other(before, n);
    }

    /// Where positions stand once the set's rows are gone, the other way around than [#others].
    ///
    /// @return gives the number, from 0, of a position that is not in the set
    public LongUnaryOperator closedUp() {
        var before = before();
        return position -> {
            int block = (int) Math.min(position / BLOCK, before.length - 1L);
            return position - before[block] - rows.get(block * BLOCK, (int) position).cardinality();
        };
    }

    /// How many are in the set before each thousandth position.
    private int[] before() {
        var before = new int[rows.length() / BLOCK + 1];
        for (int i = 1; i < before.length; i++) {
            before[i] = before[i - 1] + rows.get((i - 1) * BLOCK, i * BLOCK).cardinality();
        }
        return before;
    }

    private long other(int[] before, long n) {
        int low = 0;
        int high = before.length - 1;
        while (low < high) { // the last block with at most n others before it
            int middle = (low + high + 1) >>> 1;
            if ((long) middle * BLOCK - before[middle] <= n) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long left = n - ((long) low * BLOCK - before[low]);
        int at = rows.nextClearBit(low * BLOCK);
        for (; left > 0; left--) {
            at = rows.nextClearBit(at + 1);
        }
        return at;
    }
}
