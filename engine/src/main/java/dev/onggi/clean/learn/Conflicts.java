package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that two rules of a column change differently, whichever comes first: the order in which
/// rules stand is no reason to believe one of them. Rules that come to the same in either order do
/// not conflict, nor does one that only takes up what another has made.
final class Conflicts {
    /// @param from what the cells hold
    private record Pair(CellRepair first, CellRepair second, int from, String one, String other) {}

    private final Map<CodedColumn, Map<Integer, Pair>> byColumn = new HashMap<>();
    private final Map<CodedColumn, int[]> before = new HashMap<>();

    Conflicts(Table table, List<Repair> repairs) {
        var rules = new HashMap<String, List<CellRepair>>();
        for (var repair : repairs) {
            if (repair instanceof CellRepair cell && table.has(cell.needs())) {
                rules.computeIfAbsent(cell.column(), c -> new ArrayList<>()).add(cell);
            }
        }
        rules.forEach((name, of) -> {
            if (of.size() > 1) {
                find(table.get(name), of);
            }
        });
    }

    private void find(CodedColumn column, List<CellRepair> rules) {
        int[] counts = column.counts();
        var pairs = new HashMap<Integer, Pair>();
        for (int id = 1; id < counts.length; id++) {
            var pair = counts[id] == 0 ? null : pair(rules, id, column.text(id));
            if (pair != null) {
                pairs.put(id, pair);
            }
        }
        if (!pairs.isEmpty()) {
            byColumn.put(column, pairs);
            int[] ids = new int[column.rows()];
            for (int row = 0; row < ids.length; row++) {
                ids[row] = column.id(row);
            }
            before.put(column, ids);
        }
    }

    private static @Nullable Pair pair(List<CellRepair> rules, int id, String value) {
        var changing = rules.stream().filter(r -> !value.equals(made(r, value))).toList();
        for (int i = 0; i < changing.size(); i++) {
            for (int j = i + 1; j < changing.size(); j++) {
                var one = changing.get(i);
                var other = changing.get(j);
                var first = made(one, value);
                var second = made(other, value);
                if (!first.equals(second) && !made(other, first).equals(made(one, second))) {
                    return new Pair(one, other, id, first, second);
                }
            }
        }
        return null;
    }

    private static String made(CellRepair rule, String value) {
        var made = value.isEmpty() ? value : rule.rule().apply(value);
        return made == null ? "" : made;
    }

    /// Lets a rule change all cells but those on which it conflicts with another.
    Placed sparing(Repair rule, Placed placed) {
        return byColumn.isEmpty() || !(rule instanceof CellRepair)
                ? placed
                : (column, row, id) -> {
                    var pair = of(column, row);
                    if (pair == null
                            || (!rule.equals(pair.first()) && !rule.equals(pair.second()))) {
                        placed.change(column, row, id);
                    }
                };
    }

    private @Nullable Pair of(CodedColumn column, int row) {
        var pairs = byColumn.get(column);
        var ids = before.get(column);
        return pairs == null || ids == null ? null : pairs.get(ids[row]);
    }

    /// The cells, in the order of columns and rows.
    List<Conflict> cells(Table table) {
        var cells = new ArrayList<Conflict>();
        for (var column : table.columns()) {
            for (int row = 0; row < column.rows() && byColumn.containsKey(column); row++) {
                var pair = of(column, row);
                if (pair != null) {
                    cells.add(
                            new Conflict(
                                    row,
                                    column.name(),
                                    column.text(pair.from()),
                                    pair.first().name(),
                                    pair.one(),
                                    pair.second().name(),
                                    pair.other()));
                }
            }
        }
        return cells;
    }
}
