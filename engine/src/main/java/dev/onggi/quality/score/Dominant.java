package dev.onggi.quality.score;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The form that most cells of a column have.
final class Dominant {
    private Dominant() {}

    /// The most frequent base, and its most frequent variant among the cells that show one.
    static Shape shape(Map<CellForm, Long> forms) {
        var base = most(forms, CellForm::shape, Shape::base, shape -> !shape.equals(Shape.NONE));
        var variant =
                most(
                        forms,
                        CellForm::shape,
                        Shape::variant,
                        shape -> shape.base().equals(base) && !shape.variant().isEmpty());
        return new Shape(base, variant);
    }

    /// The way of casing that most cells with cased letters allow.
    static int letterCase(Map<CellForm, Long> forms) {
        return List.of(LetterCase.TITLE, LetterCase.LOWER, LetterCase.UPPER).stream()
                .max(
                        Comparator.comparingLong(way ->
                                ColumnStandard.count(
                                        forms, form -> (form.letterCase() & way) != 0)))
                .orElseThrow();
    }

    /// The most frequent key of what is counted, the first in order where several are; an empty
    /// text where nothing is counted.
    private static <T> String most(
            Map<CellForm, Long> forms,
            Function<CellForm, T> part,
            Function<T, String> key,
            java.util.function.Predicate<T> counted) {
        var counts =
                forms.entrySet().stream()
                        .filter(e -> counted.test(part.apply(e.getKey())))
                        .collect(
                                Collectors.groupingBy(
                                        e -> key.apply(part.apply(e.getKey())),
                                        Collectors.summingLong(Map.Entry::getValue)));
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
