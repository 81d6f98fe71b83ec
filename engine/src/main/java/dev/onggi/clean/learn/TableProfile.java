package dev.onggi.clean.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a table looked like when rules were learnt, so that they can tell when another one does
/// not.
///
/// @param rows how many rows were looked at
/// @param columns by name, as the rules on cells left them
/// @param rules the share of rows of which each rule changed a cell
public record TableProfile(
        int rows, Map<String, ColumnProfile> columns, Map<String, Double> rules) {
    private static final int MOST_ROWS = 20_000;

    /// Nothing is known.
    ///
    /// @return an empty profile
    public static TableProfile none() {
        return new TableProfile(0, Map.of(), Map.of());
    }

    /// Looks at some rows of a table.
    static TableProfile of(Table table) {
        int step = Math.max(1, (table.rows() + MOST_ROWS - 1) / MOST_ROWS);
        int[] rows = new int[(table.rows() + step - 1) / step];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i * step;
        }
        var columns = new LinkedHashMap<String, ColumnProfile>();
        table.columns().forEach(c -> columns.put(c.name(), ColumnProfile.of(c, rows)));
        return new TableProfile(rows.length, columns, Map.of());
    }

    /// The same with what rules did, and of the columns that they look at alone.
    TableProfile of(List<LearntRule> learnt, int tableRows) {
        var touched = new TreeMap<String, Double>();
        var needed = new java.util.TreeSet<String>();
        for (var rule : learnt) {
            var repair = RepairLanguage.repair(rule.definition());
            needed.addAll(repair.needs());
            touched.merge(key(repair), share(rule.cells(), tableRows), Double::sum);
        }
        return new TableProfile(rows, only(needed), touched);
    }

    private Map<String, ColumnProfile> only(Set<String> names) {
        var some = new LinkedHashMap<>(columns);
        some.keySet().retainAll(names);
        return some;
    }

    static String key(Repair repair) {
        return repair.name() + ": " + String.join(", ", repair.changes());
    }

    static double share(int cells, int rows) {
        return rows == 0 ? 0 : Math.round(10_000.0 * cells / rows) / 10_000.0;
    }

    TableProfile withoutCells() {
        var some = new LinkedHashMap<String, ColumnProfile>();
        columns.forEach((name, column) -> some.put(name, column.withoutValues()));
        return new TableProfile(rows, some, rules);
    }

    Map<String, Object> definition() {
        var map = new LinkedHashMap<String, Object>();
        map.put("rows", rows);
        map.put("rules", rules);
        var some = new LinkedHashMap<String, Object>();
        columns.forEach((name, column) -> some.put(name, column.definition()));
        map.put("columns", some);
        return map;
    }

    /// Reads what a rules file says.
    ///
    /// @param written plain values, or null where it says nothing
    /// @return what can be read of it
    public static TableProfile read(@Nullable Object written) {
        if (!(written instanceof Map<?, ?> map)) {
            return none();
        }
        var columns = new LinkedHashMap<String, ColumnProfile>();
        if (map.get("columns") instanceof Map<?, ?> some) {
            some.forEach((name, column) -> {
                if (column instanceof Map<?, ?> of) {
                    columns.put(String.valueOf(name), ColumnProfile.read(of));
                }
            });
        }
        var rules = new LinkedHashMap<String, Double>();
        if (map.get("rules") instanceof Map<?, ?> some) {
            some.forEach(
                    (rule, share) -> rules.put(String.valueOf(rule), ColumnProfile.number(share)));
        }
        return new TableProfile((int) ColumnProfile.number(map.get("rows")), columns, rules);
    }
}
