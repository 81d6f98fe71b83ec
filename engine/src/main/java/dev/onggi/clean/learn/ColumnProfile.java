package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a column looked like when rules were learnt.
///
/// @param empty the share of empty cells
/// @param shapes how filled cells look, with the share of each that is not rare
/// @param values the values of a column that has few; empty for others
/// @param unlisted the share of filled cells with another value
record ColumnProfile(
        double empty, Map<String, Double> shapes, List<String> values, double unlisted) {
    private static final int MOST_SHAPES = 20;
    private static final int MOST_VALUES = 30;
    private static final int CELLS_EACH = 100;
    private static final double RARE = 0.002;
    private static final double MOST_UNLISTED = 0.2;

    /// Looks at some rows of a column.
    static ColumnProfile of(CodedColumn column, int[] rows) {
        int[] counts = new int[column.size()];
        int filled = 0;
        for (int row : rows) {
            counts[column.id(row)]++;
            filled += column.id(row) == CodedColumn.EMPTY ? 0 : 1;
        }
        var shapes = new TreeMap<String, Integer>();
        var values = new ArrayList<String>();
        int listed = 0;
        for (int id = 1; id < counts.length; id++) {
            if (counts[id] > 0) {
                shapes.merge(Shape.of(column.text(id)), counts[id], Integer::sum);
                if (counts[id] > RARE * filled) {
                    values.add(column.text(id));
                    listed += counts[id];
                }
            }
        }
        double unlisted = share(filled - listed, filled);
        boolean category =
                !values.isEmpty()
                        && values.size() <= MOST_VALUES
                        && values.size() * CELLS_EACH <= filled
                        && unlisted <= MOST_UNLISTED;
        values.sort(null);
        return new ColumnProfile(
                share(rows.length - filled, rows.length),
                usual(shapes, filled),
                category ? List.copyOf(values) : List.of(),
                unlisted);
    }

    private static Map<String, Double> usual(Map<String, Integer> shapes, int filled) {
        var usual = new LinkedHashMap<String, Double>();
        shapes.entrySet().stream()
                .filter(shape -> shape.getValue() > RARE * filled)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_SHAPES)
                .forEach(shape -> usual.put(shape.getKey(), share(shape.getValue(), filled)));
        return usual;
    }

    /// The share of filled cells that look otherwise.
    double others() {
        return Math.max(0, 1 - shapes.values().stream().mapToDouble(s -> s).sum());
    }

    ColumnProfile withoutValues() {
        return new ColumnProfile(empty, shapes, List.of(), unlisted);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : Math.round(10_000.0 * part / whole) / 10_000.0;
    }

    Map<String, Object> definition() {
        var map = new LinkedHashMap<String, Object>();
        map.put("empty", empty);
        map.put("shapes", shapes);
        if (!values.isEmpty()) {
            map.put("values", values);
            map.put("unlisted", unlisted);
        }
        return map;
    }

    static ColumnProfile read(Map<?, ?> map) {
        var shapes = new LinkedHashMap<String, Double>();
        if (map.get("shapes") instanceof Map<?, ?> written) {
            written.forEach((shape, share) -> shapes.put(String.valueOf(shape), number(share)));
        }
        var values =
                map.get("values") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.<String>of();
        return new ColumnProfile(
                number(map.get("empty")), shapes, values, number(map.get("unlisted")));
    }

    static double number(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
