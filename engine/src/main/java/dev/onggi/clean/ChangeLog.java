package dev.onggi.clean;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.data.RowSet;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which cells changed and by which rules: row, column and a mask with a bit for each rule of the
/// column's chain. Kept as packed blocks of one vector each, so that a million changes take three
/// megabytes. Written by several threads.
final class ChangeLog {
    private final ConcurrentLinkedQueue<Block> blocks = new ConcurrentLinkedQueue<>();
    private final AtomicLong cells = new AtomicLong();
    private final List<AtomicLongArray> byRule;
    private final AtomicLongArray givenUp;

    /// The changes of one vector of one column.
    ///
    /// @param first the row of the first of them
    /// @param packed for each the distance to the row before it and the mask, seven bits a byte
    private record Block(int column, long first, byte[] packed) {
        static Block of(int column, long[] rows, long[] masks, int count) {
            var packed = new byte[2 * Varint.LONGEST * count];
            int end = 0;
            for (int i = 0; i < count; i++) {
                end = Varint.write(packed, end, rows[i] - rows[Math.max(0, i - 1)]);
                end = Varint.write(packed, end, masks[i]);
            }
            return new Block(column, rows[0], Arrays.copyOf(packed, end));
        }
    }

    /// @param rules how many rules each column's chain has
    ChangeLog(List<Integer> rules) {
        this.byRule = rules.stream().map(AtomicLongArray::new).toList();
        this.givenUp = new AtomicLongArray(rules.size());
    }

    /// Adds the changes of one vector of one column.
    void add(int column, long[] rows, long[] masks, int count) {
        if (count == 0) {
            return;
        }
        blocks.add(Block.of(column, rows, masks, count));
        cells.addAndGet(count);
        var counters = byRule.get(column);
        for (int i = 0; i < count; i++) {
            for (long mask = masks[i]; mask != 0; mask &= mask - 1) {
                counters.incrementAndGet(Long.numberOfTrailingZeros(mask));
            }
        }
    }

    /// Counts a cell of a column on which a rule gave up.
    void gaveUp(int column) {
        givenUp.incrementAndGet(column);
    }

    /// Cells of a column on which a rule gave up.
    long givenUp(int column) {
        return givenUp.get(column);
    }

    /// Cells changed so far.
    long cells() {
        return cells.get();
    }

    /// Cells that a rule of a column's chain had a part in.
    long byRule(int column, int rule) {
        return byRule.get(column).get(rule);
    }

    /// The rows in which cells of a column changed.
    RowSet rows(int column) {
        var rows = new RowSet();
        for (var block : blocks) {
            if (block.column() == column) {
                var cursor = new Cursor(block);
                while (cursor.next()) {
                    rows.add(cursor.row);
                }
            }
        }
        return rows;
    }

    /// Some of the changes, spread over columns and rules: at most `each` for a rule of a column.
    List<Change> sample(int each) {
        var sample = new ArrayList<Change>();
        var taken = new HashMap<Long, Integer>();
        for (var block : sorted()) {
            var cursor = new Cursor(block);
            while (cursor.next()) {
                long rule = Long.numberOfTrailingZeros(cursor.mask);
                if (taken.merge(block.column() * 64L + rule, 1, Integer::sum) <= each) {
                    sample.add(new Change(cursor.row, block.column(), cursor.mask));
                }
            }
        }
        return sample;
    }

    /// Hands on every change, in blocks of one column.
    void forEach(Consumer<Change> taker) {
        for (var block : blocks) {
            var cursor = new Cursor(block);
            while (cursor.next()) {
                taker.accept(new Change(cursor.row, block.column(), cursor.mask));
            }
        }
    }

    /// A changed cell.
    ///
    /// @param row its position from 0
    /// @param column its column's place among the columns cleaned
    /// @param rules a bit for each rule that changed it
    record Change(long row, int column, long rules) {}

    private List<Block> sorted() {
        var sorted = new ArrayList<>(blocks);
        sorted.sort(Comparator.comparingLong(Block::first).thenComparingInt(Block::column));
        return sorted;
    }

    /// The changes in the order of rows, then columns.
    BatchReader reader(List<String> columnNames) {
        return new Reader(sorted(), columnNames);
    }

    /// Merges the blocks of all columns by row, then column.
    private static final class Reader implements BatchReader {
        private static final List<Column> COLUMNS =
                List.of(
                        new Column("row", ColumnType.INTEGER),
                        Column.text("column"),
                        new Column("rules", ColumnType.INTEGER));
        private final List<Block> blocks;
        private final List<String> names;
        private final PriorityQueue<Cursor> open = new PriorityQueue<>();
        private int next;

        Reader(List<Block> blocks, List<String> names) {
            this.blocks = blocks;
            this.names = names;
        }

        @Override
        public List<Column> columns() {
            return COLUMNS;
        }

        @Override
        public @Nullable Batch next() {
            var rows = new long[Batch.CAPACITY];
            var columns = new String[Batch.CAPACITY];
            var masks = new long[Batch.CAPACITY];
            int count = 0;
            while (count < Batch.CAPACITY) {
                admit();
                var cursor = open.poll();
                if (cursor == null) {
                    break;
                }
                rows[count] = cursor.row;
                columns[count] = names.get(cursor.block.column());
                masks[count++] = cursor.mask;
                if (cursor.next()) {
                    open.add(cursor);
                }
            }
            return count == 0
                    ? null
                    : new Batch(
                            count,
                            new Object[] {
                                Arrays.copyOf(rows, count),
                                Arrays.copyOf(columns, count),
                                Arrays.copyOf(masks, count)
                            });
        }

        /// Opens every block that begins before the first open one goes on.
        private void admit() {
            while (next < blocks.size()) {
                var first = open.peek();
                if (first != null && blocks.get(next).first() > first.row) {
                    return;
                }
                var cursor = new Cursor(blocks.get(next++));
                cursor.next();
                open.add(cursor);
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /// Walks the changes of a block.
    private static final class Cursor implements Comparable<Cursor> {
        private final Block block;
        private final Varint.Reader packed;
        private long row;
        private long mask;

        Cursor(Block block) {
            this.block = block;
            this.packed = new Varint.Reader(block.packed());
            this.row = block.first();
        }

        boolean next() {
            if (packed.atEnd()) {
                return false;
            }
            row += packed.next();
            mask = packed.next();
            return true;
        }

        @Override
        public int compareTo(Cursor other) {
            int byRow = Long.compare(row, other.row);
            return byRow != 0 ? byRow : Integer.compare(block.column(), other.block.column());
        }
    }
}
