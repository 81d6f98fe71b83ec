package dev.onggi.clean.learn;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column whose cells are numbers of its distinct values: 4 bytes a cell. 0 is the empty cell.
final class CodedColumn implements Lexicon {
    /// The number of the empty cell.
    static final int EMPTY = 0;

    private final String name;
    private final Dictionary texts;
    private int[] ids;
    private int rows;
    private long version;
    private long changes;
    private int @Nullable [] counts;

    CodedColumn(String name) {
        this.name = name;
        this.texts = new Dictionary();
        this.ids = new int[1024];
    }

    private CodedColumn(CodedColumn other) {
        this.name = other.name;
        this.texts = new Dictionary(other.texts);
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

    @Override
    public int size() {
        return texts.size();
    }

    int id(int row) {
        return ids[row];
    }

    @Override
    public String text(int id) {
        return texts.text(id);
    }

    @Nullable String cell(int row) {
        return ids[row] == EMPTY ? null : texts.text(ids[row]);
    }

    void add(@Nullable String cell) {
        if (rows == ids.length) {
            ids = Arrays.copyOf(ids, rows * 2);
        }
        ids[rows++] = cell == null || cell.isEmpty() ? EMPTY : intern(cell);
        counts = null;
    }

    /// Says whether cells changed: no two states of the column have the same version, but for one
    /// that was gone back to.
    long version() {
        return version;
    }

    /// Declares that every cell is again what it was at a version.
    void back(long earlier) {
        version = earlier;
    }

    void set(int row, int id) {
        version = ++changes;
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
        int[] to = new int[texts.size()];
        int[] held = counts();
        for (int id = 1; id < to.length; id++) {
            var text = held[id] == 0 ? texts.text(id) : written.apply(texts.text(id));
            to[id] = text == null || text.isEmpty() ? EMPTY : intern(text);
        }
        for (int row = 0; row < rows; row++) {
            if (to[ids[row]] != ids[row]) {
                placed.change(this, row, to[ids[row]]);
            }
        }
    }

    @Override
    public int[] counts() {
        var known = counts;
        if (known == null || known.length < texts.size()) {
            known = new int[texts.size()];
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
        return texts.find(text);
    }

    /// Whether some cell holds a text now.
    boolean holds(String text) {
        int id = find(text);
        return id > EMPTY && counts()[id] > 0;
    }

    int intern(String text) {
        return texts.intern(text);
    }
}
