package dev.onggi.clean.learn;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A column whose cells are numbers of its distinct values: 4 bytes a cell. 0 is the empty cell.
final class CodedColumn implements Lexicon {
    /// The number of the empty cell.
    static final int EMPTY = 0;

    /// Values that one thread rewrites at a time.
    private static final int PART = 4096;

    private final String name;
    private final Dictionary texts;
    private int[] ids;
    private int rows;
    private long version;
    private long changes;
    private int @Nullable [] counts;
    private boolean[] blank = {true};

    /// @param texts the values
    /// @param ids the number of each cell's value
    CodedColumn(String name, Dictionary texts, int[] ids) {
        this.name = name;
        this.texts = texts;
        this.ids = ids;
        this.rows = ids.length;
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

    /// The number of a cell; the empty cell's where it holds a word for nothing, such as `N/A`.
    int said(int row) {
        return blank(ids[row]) ? EMPTY : ids[row];
    }

    /// Whether a value stands for nothing.
    boolean blank(int id) {
        if (id >= blank.length) {
            int known = blank.length;
            blank = Arrays.copyOf(blank, texts.size());
            for (int i = known; i < blank.length; i++) {
                blank[i] = Blanks.word(texts.text(i));
            }
        }
        return blank[id];
    }

    @Nullable String cell(int row) {
        return ids[row] == EMPTY ? null : texts.text(ids[row]);
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

    /// Rewrites each distinct value once, on all cores where there are many.
    ///
    /// @param written gives what becomes of a value, null or nothing for an empty cell; one is made
    ///   for each thread at work
    /// @param placed carries out each change
    void rewrite(Supplier<Function<String, @Nullable String>> written, Placed placed) {
        var values = new @Nullable String[texts.size()];
        int[] held = counts();
        var parts = IntStream.range(0, Math.ceilDiv(values.length, PART));
        (values.length > PART ? parts.parallel() : parts)
                .forEach(part -> {
                    var own = written.get();
                    int end = Math.min(values.length, (part + 1) * PART);
                    for (int id = Math.max(1, part * PART); id < end; id++) {
                        var text = texts.text(id);
                        values[id] = held[id] == 0 ? text : own.apply(text);
                    }
                });
        int[] to = new int[values.length];
        for (int id = 1; id < to.length; id++) {
            to[id] = id(values[id], id);
        }
        for (int row = 0; row < rows; row++) {
            if (to[ids[row]] != ids[row]) {
                placed.change(this, row, to[ids[row]]);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // most values stay, and need no search
    private int id(@Nullable String text, int before) {
        if (text == null || text.isEmpty()) {
            return EMPTY;
        }
        return text == texts.text(before) ? before : intern(text);
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
