package dev.onggi.clean.learn;

import dev.onggi.data.CellMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Codes the cells of one column while the data engine hands them over, from several threads and in
/// no order, until its texts take too much memory. The column does not depend on the order: values
/// are numbered by the row they first stand in.
final class ColumnLoading implements CellMap {
    private static final long MOST_CHARACTERS = 48L << 20;
    private static final int MOST_VALUES = 1 << 20;

    private final String name;
    private final LongUnaryOperator rowOf;
    private Dictionary texts = new Dictionary();
    private int[] ids;
    private int[] firsts = new int[1024];
    private long characters;
    private volatile boolean open = true;

    /// @param rows how many rows there are
    /// @param rowOf gives the row of a position in the file
    ColumnLoading(String name, int rows, LongUnaryOperator rowOf) {
        this.name = name;
        this.rowOf = rowOf;
        this.ids = new int[rows];
    }

    @Override
    public void map(IntToLongFunction positions, @Nullable String[] cells) {
        if (open) {
            code(rows(positions, cells.length), cells);
        }
        Arrays.fill(cells, null);
    }

    /// The rows of a vector, most of which follow each other.
    private int[] rows(IntToLongFunction positions, int count) {
        int[] rows = new int[count];
        long before = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long position = positions.applyAsLong(i);
            rows[i] =
                    position == before + 1
                            ? rows[i - 1] + 1
                            : Math.toIntExact(rowOf.applyAsLong(position));
            before = position;
        }
        return rows;
    }

    private synchronized void code(int[] rows, @Nullable String[] cells) {
        for (int i = 0; i < cells.length && open; i++) {
            var text = cells[i];
            if (text != null && !text.isEmpty()) {
                ids[rows[i]] = id(text, rows[i]);
            }
        }
    }

    private int id(String text, int row) {
        int known = texts.size();
        int id = texts.intern(text);
        if (id < known) {
            firsts[id] = Math.min(firsts[id], row);
            return id;
        }
        if (id == firsts.length) {
            firsts = Arrays.copyOf(firsts, id * 2);
        }
        firsts[id] = row;
        characters += text.length();
        if (characters > MOST_CHARACTERS || id >= MOST_VALUES) {
            open = false;
            ids = new int[0];
            texts = new Dictionary();
        }
        return id;
    }

    /// The column, or null where it took too much memory.
    synchronized @Nullable CodedColumn column() {
        if (!open) {
            return null;
        }
        int[] order =
                IntStream.range(1, texts.size())
                        .boxed()
                        .sorted(Comparator.comparingInt(id -> firsts[id]))
                        .mapToInt(id -> id)
                        .toArray();
        var ordered = new Dictionary();
        int[] numbers = new int[texts.size()];
        for (int id : order) {
            numbers[id] = ordered.intern(texts.text(id));
        }
        for (int row = 0; row < ids.length; row++) {
            ids[row] = numbers[ids[row]];
        }
        return new CodedColumn(name, ordered, ids);
    }
}
