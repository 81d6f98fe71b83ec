package dev.onggi.clean.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values of a column that are written anew wherever they stand.
///
/// @param column the column
/// @param values each value to its new one
/// @param reason why, in a word
record ValueRepair(String column, Map<String, String> values, String reason) implements Repair {
    @Override
    public String name() {
        return "map";
    }

    @Override
    public List<String> changes() {
        return List.of(column);
    }

    @Override
    public List<String> needs() {
        return List.of(column);
    }

    @Override
    public Map<String, Object> definition() {
        var map = new LinkedHashMap<String, Object>();
        map.put("map", values);
        map.put("columns", List.of(column));
        return map;
    }

    @Override
    public void apply(Table table, Placed placed) {
        var cells = table.get(column);
        int[] to = new int[cells.size()];
        values.forEach((from, into) -> {
            int id = cells.find(from);
            if (id > 0) {
                to[id] = cells.intern(into);
            }
        });
        for (int row = 0; row < cells.rows(); row++) {
            int id = cells.id(row);
            if (id < to.length && to[id] != 0) {
                placed.change(cells, row, to[id]);
            }
        }
    }
}
