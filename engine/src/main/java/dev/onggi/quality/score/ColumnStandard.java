package dev.onggi.quality.score;

import dev.onggi.spi.ColumnType;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What the cells of a column are measured by: the type they propose, and whether the column has a
/// form and a way of casing letters that its cells can follow.
///
/// @param type the proposed type; text where there is none
/// @param shaped whether cells follow one form
/// @param cased whether letters are cased one way
record ColumnStandard(ColumnType type, boolean shaped, boolean cased) {
    private static final double PROPOSED = 0.95;
    private static final double CASED = 0.95;
    private static final double WITH_DIGITS = 0.9;
    private static final double SHAPED = 0.8;

    static ColumnStandard of(Map<CellForm, Long> forms) {
        long filled = count(forms, form -> true);
        var type = type(forms, filled);
        long formed = count(forms, form -> !form.shape().equals(Shape.NONE));
        var dominant = Dominant.shape(forms);
        long following = count(forms, form -> form.shape().follows(dominant));
        boolean shaped =
                filled > 0
                        && formed >= WITH_DIGITS * filled
                        && (type.kind() != ColumnType.Kind.TEXT || following >= SHAPED * filled);
        long letters = count(forms, form -> form.letterCase() != 0);
        int way = Dominant.letterCase(forms);
        long sameWay = count(forms, form -> (form.letterCase() & way) != 0);
        return new ColumnStandard(type, shaped, letters > 0 && sameWay >= CASED * letters);
    }

    /// Whether a cell is of the column's type and meets what is expected of it.
    boolean valid(CellForm form) {
        int bit = Candidates.TYPES.indexOf(type);
        return form.declared()
                && form.expected()
                && (bit < 0 || (form.candidates() & (1 << bit)) != 0);
    }

    /// The same standard for cells whose type is certain.
    ColumnStandard untyped() {
        return new ColumnStandard(ColumnType.TEXT, shaped, cased);
    }

    /// The candidate that most cells can be read as, if nearly all can.
    private static ColumnType type(Map<CellForm, Long> forms, long filled) {
        long[] readable =
                IntStream.range(0, Candidates.TYPES.size())
                        .mapToLong(i -> count(forms, form -> (form.candidates() & (1 << i)) != 0))
                        .toArray();
        int best = 0;
        for (int i = 1; i < readable.length; i++) {
            best = readable[i] > readable[best] ? i : best;
        }
        return filled > 0 && readable[best] >= PROPOSED * filled
                ? Candidates.TYPES.get(best)
                : ColumnType.TEXT;
    }

    static long count(Map<CellForm, Long> forms, Predicate<CellForm> which) {
        return forms.entrySet().stream()
                .filter(e -> which.test(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
