package dev.onggi.collect;

import dev.onggi.problem.Language;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns the cells of declared columns into their types, and says why where one is not of it.
final class Typing {
    private static final int LONGEST_QUOTE = 60;
    private final Map<String, ColumnType> declared;
    private final CellParser parser;
    private final Language language;
    private @Nullable Layout from;
    private @Nullable Layout to;
    private int[] columns = {};

    /// Rows with their types.
    ///
    /// @param chunk the rows, an empty cell for each that is not of its type
    /// @param reasons why a row has to be rejected, null for the others; null where none has to
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Typed(Chunk chunk, @Nullable String @Nullable [] reasons) {}

    Typing(Map<String, ColumnType> declared, CellParser parser, Language language) {
        this.declared = declared;
        this.parser = parser;
        this.language = language;
    }

    Typed apply(Chunk chunk) {
        var layout = layout(chunk.layout());
        if (columns.length == 0) {
            return new Typed(chunk, null);
        }
        @Nullable String @Nullable [] reasons = null;
        var arrays = chunk.columns().clone();
        for (int c : columns) {
            var column = layout.columns().get(c);
            var parsed = new @Nullable Object[chunk.rows()];
            for (int row = 0; row < parsed.length; row++) {
                var cell = chunk.cell(c, row);
                if (cell == null) {
                    continue;
                }
                parsed[row] = parse(column.type(), cell);
                if (parsed[row] == null && !Cells.string(cell).isBlank()) {
                    reasons = reasons == null ? new String[parsed.length] : reasons;
                    var reason = reason(column, Cells.string(cell));
                    reasons[row] = reasons[row] == null ? reason : reasons[row] + "; " + reason;
                }
            }
            arrays[c] = parsed;
        }
        return new Typed(
                new Chunk(layout, chunk.rows(), arrays, chunk.numbers(), chunk.files()), reasons);
    }

    private @Nullable Object parse(ColumnType type, Object cell) {
        if (type.equals(ColumnType.INTEGER) && cell instanceof byte[] text) {
            long whole = Digits.whole(text);
            if (whole != Digits.NONE) {
                return whole;
            }
        }
        var parsed = parser.parse(type, Cells.string(cell));
        return parsed == null ? null : Cells.as(type, parsed);
    }

    private String reason(Column column, String text) {
        var shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return Problem.of(
                        CollectProblem.CELL_NOT_OF_TYPE, null, column.name(), shown, column.type())
                .message(language);
    }

    /// The layout with the declared types.
    Layout layout(Layout wanted) {
        var current = to;
        if (current == null || from != wanted) {
            current = make(wanted);
            from = wanted;
            to = current;
        }
        return current;
    }

    private Layout make(Layout wanted) {
        var typed = new ArrayList<>(wanted.columns());
        var changed = new ArrayList<Integer>();
        var types = new HashMap<String, ColumnType>();
        declared.forEach((name, type) -> types.put(Renames.composed(name), type));
        for (int c = 0; c < typed.size(); c++) {
            var column = typed.get(c);
            var type = types.get(Renames.composed(column.name()));
            if (type != null && !type.equals(column.type())) {
                typed.set(c, new Column(column.name(), type));
                changed.add(c);
            }
        }
        columns = changed.stream().mapToInt(c -> c).toArray();
        return changed.isEmpty() ? wanted : new Layout(typed);
    }

    /// The names of columns that were declared to be text.
    Set<String> declaredText(Layout met) {
        var texts =
                declared.entrySet().stream()
                        .filter(e -> e.getValue().equals(ColumnType.TEXT))
                        .map(e -> Renames.composed(e.getKey()))
                        .collect(Collectors.toSet());
        return met.columns().stream()
                .map(Column::name)
                .filter(name -> texts.contains(Renames.composed(name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Tells of declared columns that the data does not have.
    void tellMissing(Layout last, Consumer<Problem> notes) {
        var names = last.columns().stream().map(Column::name).toList();
        for (var name : declared.keySet()) {
            if (names.stream().noneMatch(n -> Renames.composed(n).equals(Renames.composed(name)))) {
                var known = NearestName.of(name, names).map(List::of).orElse(names);
                notes.accept(
                        Problem.of(
                                CollectProblem.NO_SUCH_COLUMN,
                                null,
                                "types",
                                name,
                                new Layout(known.stream().map(Column::text).toList()).names()));
            }
        }
    }
}
