package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// What somebody is shown of a column who writes rules for it. A fifth of the rows is held back: it
/// is not shown, and rules are tested on it. The same column gives the same portrait.
///
/// @param column its name
/// @param size how much it holds
/// @param shapes how values look, the usual ones first: a run of digits is a 9, of letters an a
/// @param frequent its most frequent values, of those that stand in several cells
/// @param sample values of each of the usual shapes
/// @param rare values of shapes that hardly occur
public record Portrait(
        String column,
        Size size,
        List<Count> shapes,
        List<Count> frequent,
        List<Count> sample,
        List<Count> rare) {
    private static final int HELD = 5;
    private static final int FREQUENT = 25;
    private static final int SHAPES = 12;
    private static final int STRATA = 8;
    private static final int EACH = 4;
    private static final int RARE = 30;
    private static final int RARELY = 20;

    private static final Comparator<Count> USUAL_FIRST =
            Comparator.comparingInt((Count count) -> -count.cells()).thenComparing(Count::text);

    /// How much a column holds, the rows held back left out.
    ///
    /// @param rows rows
    /// @param filled cells that are not empty
    /// @param distinct distinct values
    public record Size(int rows, int filled, int distinct) {}

    /// Something that occurs.
    ///
    /// @param text a value, or a shape
    /// @param cells how many cells have it
    public record Count(String text, int cells) {}

    /// Whether a row is held back.
    static boolean holdsBack(int row) {
        int hash = row * 0x9E3779B9;
        return Math.floorMod(hash ^ hash >>> 15, HELD) == 0;
    }

    static Portrait of(CodedColumn column) {
        int[] counts = new int[column.size()];
        int rows = 0;
        for (int row = 0; row < column.rows(); row++) {
            if (!holdsBack(row)) {
                counts[column.id(row)]++;
                rows++;
            }
        }
        var values = new ArrayList<Count>();
        var byShape = new TreeMap<String, List<Count>>();
        for (int id = 1; id < counts.length; id++) {
            if (counts[id] > 0) {
                var value = new Count(column.text(id), counts[id]);
                values.add(value);
                byShape.computeIfAbsent(Shape.of(value.text()), k -> new ArrayList<>()).add(value);
            }
        }
        values.sort(USUAL_FIRST);
        var shapes = new ArrayList<Count>();
        byShape.forEach((shape, of) -> shapes.add(new Count(shape, cells(of))));
        shapes.sort(USUAL_FIRST);
        return new Portrait(
                column.name(),
                new Size(rows, cells(values), values.size()),
                first(SHAPES, shapes),
                first(FREQUENT, values.stream().filter(value -> value.cells() > 1).toList()),
                sample(shapes, byShape),
                rare(shapes, byShape, rows));
    }

    private static int cells(List<Count> counts) {
        return counts.stream().mapToInt(Count::cells).sum();
    }

    private static List<Count> first(int most, List<Count> counts) {
        return counts.stream().limit(most).toList();
    }

    /// Some values of each usual shape, drawn by their hash.
    private static List<Count> sample(List<Count> shapes, TreeMap<String, List<Count>> byShape) {
        var drawn =
                Comparator.comparingInt((Count count) -> count.text().hashCode() * 0x9E3779B9)
                        .thenComparing(Count::text);
        return shapes.stream()
                .limit(STRATA)
                .flatMap(shape ->
                        byShape.getOrDefault(shape.text(), List.of()).stream()
                                .sorted(drawn)
                                .limit(EACH))
                .toList();
    }

    private static List<Count> rare(
            List<Count> shapes, TreeMap<String, List<Count>> byShape, int rows) {
        return shapes.reversed().stream()
                .filter(shape -> shape.cells() * RARELY <= rows)
                .flatMap(shape ->
                        byShape.getOrDefault(shape.text(), List.of()).stream()
                                .sorted(USUAL_FIRST)
                                .limit(EACH))
                .limit(RARE)
                .toList();
    }
}
