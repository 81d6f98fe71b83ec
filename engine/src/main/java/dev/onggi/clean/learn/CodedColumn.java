package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column whose cells are numbers of its distinct values: 4 bytes a cell. 0 is the empty cell,
/// and values are numbered in the order in which they were first met.
final class CodedColumn {
    /// The number of the empty cell.
    static final int EMPTY = 0;

    private final String name;
    private final List<String> values = new ArrayList<>(List.of(""));
    private int[] slots = new int[64];
    private int[] ids;
    private int rows;
    private long version;
    private int @Nullable [] counts;

    CodedColumn(String name) {
        this.name = name;
        this.ids = new int[1024];
    }

    private CodedColumn(CodedColumn other) {
        this.name = other.name;
        this.values.addAll(other.values.subList(1, other.values.size()));
        this.slots = other.slots.clone();
        this.ids = Arrays.copyOf(other.ids, other.rows);
        this.rows = other.rows;
    }

    /// Some rows of this column; new values must not be added to it.
    CodedColumn part(int[] chosen) {
        var part = new CodedColumn(this);
        part.rows = chosen.length;
        part.ids = new int[Math.max(1, chosen.length)];
        for (int i = 0; i < chosen.length; i++) {
            part.ids[i] = ids[chosen[i]];
        }
        return part;
    }

    CodedColumn copy() {
        return new CodedColumn(this);
    }

    String name() {
        return name;
    }

    int rows() {
        return rows;
    }

    /// How many numbers are in use, the empty cell's included.
    int size() {
        return values.size();
    }

    int id(int row) {
        return ids[row];
    }

    /// The text of a number other than [#EMPTY].
    String text(int id) {
        return values.get(id);
    }

    @Nullable String cell(int row) {
        return ids[row] == EMPTY ? null : values.get(ids[row]);
    }

    void add(@Nullable String cell) {
        if (rows == ids.length) {
            ids = Arrays.copyOf(ids, rows * 2);
        }
        ids[rows++] = cell == null || cell.isEmpty() ? EMPTY : intern(cell);
        counts = null;
    }

    /// Adds the same cell several times.
    void add(String cell, int times) {
        for (int i = 0; i < times; i++) {
            add(cell);
        }
    }

    /// Another number after each change of a cell.
    long version() {
        return version;
    }

    void set(int row, int id) {
        version++;
        var known = counts;
        if (known != null) {
            if (id < known.length) {
                known[ids[row]]--;
                known[id]++;
            } else {
                counts = null;
            }
        }
        ids[row] = id;
    }

    /// Rewrites each distinct value once.
    ///
    /// @param written what becomes of a value; null or nothing for an empty cell
    /// @param placed carries out each change
    void rewrite(Function<String, @Nullable String> written, Placed placed) {
        int[] to = new int[values.size()];
        int[] held = counts();
        for (int id = 1; id < to.length; id++) {
            var text = held[id] == 0 ? values.get(id) : written.apply(values.get(id));
            to[id] = text == null || text.isEmpty() ? EMPTY : intern(text);
        }
        for (int row = 0; row < rows; row++) {
            if (to[ids[row]] != ids[row]) {
                placed.change(this, row, to[ids[row]]);
            }
        }
    }

    /// How many cells hold each number; not to be kept over a change.
    int[] counts() {
        var known = counts;
        if (known == null || known.length < values.size()) {
            known = new int[values.size()];
            for (int r = 0; r < rows; r++) {
                known[ids[r]]++;
            }
            counts = known;
        }
        return known;
    }

    /// Distinct values that some cell holds.
    int distinct() {
        int distinct = 0;
        int[] known = counts();
        for (int id = 1; id < known.length; id++) {
            distinct += known[id] > 0 ? 1 : 0;
        }
        return distinct;
    }

    int filled() {
        return rows - counts()[EMPTY];
    }

    /// The number of a text, or -1 where no cell ever held it.
    int find(String text) {
        int mask = slots.length - 1;
        for (int at = spread(text) & mask; slots[at] != 0; at = (at + 1) & mask) {
            if (values.get(slots[at]).equals(text)) {
                return slots[at];
            }
        }
        return -1;
    }

    /// Whether some cell holds a text now.
    boolean holds(String text) {
        int id = find(text);
        return id > EMPTY && counts()[id] > 0;
    }

    int intern(String text) {
        int found = find(text);
        if (found >= 0) {
            return found;
        }
        if (values.size() * 2 >= slots.length) {
            grow();
        }
        values.add(text);
        put(slots, text, values.size() - 1);
        return values.size() - 1;
    }

    private void grow() {
        var larger = new int[slots.length * 2];
        for (int id = 1; id < values.size(); id++) {
            put(larger, values.get(id), id);
        }
        slots = larger;
    }

    private static void put(int[] slots, String text, int id) {
        int mask = slots.length - 1;
        int at = spread(text) & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = id;
    }

    private static int spread(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }
}
