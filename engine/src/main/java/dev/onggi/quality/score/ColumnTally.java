package dev.onggi.quality.score;

import dev.onggi.data.CellMap;
import dev.onggi.data.TextTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts the cells of one column by their form, while the data engine hands them over. The counts
/// do not depend on the order of the cells.
final class ColumnTally implements CellMap {
    private final @Nullable TextTest declared;
    private final List<TextTest> expected;
    private final Predicate<String> nullTokens;
    private final Map<CellForm, LongAdder> forms = new ConcurrentHashMap<>();

    ColumnTally(
            @Nullable TextTest declared, List<TextTest> expected, Predicate<String> nullTokens) {
        this.declared = declared;
        this.expected = List.copyOf(expected);
        this.nullTokens = nullTokens;
    }

    @Override
    public void map(IntToLongFunction positions, @Nullable String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            cells[i] = null;
            if (cell != null) {
                add(cell);
            }
        }
    }

    private void add(String cell) {
        var stripped = cell.strip();
        if (stripped.isEmpty() || nullTokens.test(stripped)) {
            return;
        }
        boolean valid = declared == null || declared.test(cell);
        var form =
                new CellForm(
                        Shape.of(stripped),
                        LetterCase.of(cell),
                        declared == null ? Candidates.of(cell) : 0,
                        valid,
                        expected.stream().allMatch(test -> test.test(cell)),
                        StrayMarks.in(cell));
        forms.computeIfAbsent(form, key -> new LongAdder()).increment();
    }

    /// Whether the column's type was declared.
    boolean isDeclared() {
        return declared != null;
    }

    /// How many filled cells have each form.
    Map<CellForm, Long> counts() {
        return forms.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().sum()));
    }
}
