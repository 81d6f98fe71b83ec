package dev.onggi.collect;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.ColumnType.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The columns met so far, by the names the data has for them. Columns are only ever added, and
/// their types only ever widened.
final class Schema {
    static final int MOST_COLUMNS = 10_000;

    /// Of all names together: each is repeated in every query, at some 1.5 s a million.
    static final int MOST_CHARACTERS = 2_000_000;

    private static final int SHOWN = 40;

    private final Renames renames;
    private final Names names;
    private final Consumer<Problem> notes;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<String> titles = new ArrayList<>();
    private final List<@Nullable ColumnType> types = new ArrayList<>();
    private final List<Boolean> declared = new ArrayList<>();
    private @Nullable Layout layout;
    private long characters;

    Schema(Renames renames, Collection<String> reserved, Consumer<Problem> notes) {
        this.renames = renames;
        this.names = new Names(reserved);
        this.notes = notes;
    }

    /// The position of a column, which is new where the name is.
    int index(String raw) {
        var known = indexes.get(raw);
        if (known != null) {
            return known;
        }
        var name = renames.apply(raw);
        var renamed = name.equals(raw) ? null : indexes.get(name);
        int index = renamed == null ? add(name) : renamed;
        indexes.put(raw, index);
        return index;
    }

    private int add(String name) {
        int index = reserve(name);
        indexes.put(name, index);
        return index;
    }

    /// Adds a column that the data's own names do not lead to.
    int reserve(String name) {
        int index = titles.size();
        if (index == MOST_COLUMNS) {
            throw OnggiException.of(CollectProblem.TOO_MANY_COLUMNS, MOST_COLUMNS, name);
        }
        var plain = name.replace("\0", "");
        var title = names.unique(plain.isBlank() ? "column_" + (index + 1) : plain);
        if (plain.isBlank()) {
            notes.accept(Problem.of(CollectProblem.COLUMN_NAMED, null, index + 1, title));
        } else if (!title.equals(plain)) {
            notes.accept(Problem.of(CollectProblem.COLUMN_RENAMED, null, plain, title));
        }
        titles.add(title);
        characters += title.length();
        if (characters > MOST_CHARACTERS) {
            throw longNames();
        }
        types.add(null);
        declared.add(false);
        layout = null;
        return index;
    }

    private OnggiException longNames() {
        var longest = Collections.max(titles, Comparator.comparingInt(String::length));
        var shown = longest.length() <= SHOWN ? longest : longest.substring(0, SHOWN) + "...";
        return OnggiException.of(
                CollectProblem.LONG_NAMES, MOST_CHARACTERS, titles.indexOf(longest) + 1, shown);
    }

    /// Says what type a column has before its values come.
    void declare(int index, ColumnType type) {
        declared.set(index, true);
        widen(index, type);
    }

    /// The name a column is stored by.
    String title(int index) {
        return titles.get(index);
    }

    int size() {
        return titles.size();
    }

    /// A stored value as one of its column, whose type is widened where it has to be.
    Object admit(int index, Object value) {
        var type = types.get(index);
        if (ColumnType.TEXT.equals(type)) {
            return value;
        }
        if (type != null
                && type.kind() == Kind.NUMBER
                && declared.get(index)
                && value instanceof Long whole
                && Math.abs(whole) <= 1L << 53) {
            return (double) whole;
        }
        boolean decimal = type != null && type.kind() == Kind.DECIMAL;
        var admitted = decimal && value instanceof Long whole ? BigDecimal.valueOf(whole) : value;
        var mine = Cells.type(admitted);
        if (type == null || type.kind() != mine.kind() || decimal) {
            widen(index, mine);
        }
        return admitted;
    }

    private void widen(int index, ColumnType more) {
        var type = types.get(index);
        var wider = type == null ? more : Cells.join(type, more);
        if (wider.equals(type)) {
            return;
        }
        if (type != null && wider.equals(ColumnType.TEXT)) {
            notes.accept(Problem.of(CollectProblem.MIXED_TYPES, null, titles.get(index)));
        }
        // the constant itself, so that text is told by identity
        types.set(index, wider.kind() == Kind.TEXT ? ColumnType.TEXT : wider);
        layout = null;
    }

    /// The columns as they are known now; text where no value has come yet.
    Layout layout() {
        var current = layout;
        if (current == null) {
            var columns = new ArrayList<Column>(titles.size());
            for (int i = 0; i < titles.size(); i++) {
                var type = types.get(i);
                columns.add(new Column(titles.get(i), type == null ? ColumnType.TEXT : type));
            }
            current = new Layout(columns);
            layout = current;
        }
        return current;
    }
}
