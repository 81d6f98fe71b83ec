package dev.onggi.clean.learn;

import dev.onggi.spi.CellRule;
import java.util.List;
import java.util.Map;

/// A rule on single cells, applied once to each distinct value of a column.
///
/// @param rule the rule
/// @param column the column
/// @param definition the rule as data
record CellRepair(CellRule rule, String column, Map<String, Object> definition) implements Repair {
    @Override
    public String name() {
        return rule.name();
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
    public void apply(Table table, Placed placed) {
        var cells = table.get(column);
        int known = cells.size();
        int[] to = new int[known];
        for (int id = 1; id < known; id++) {
            var text = cells.text(id);
            var written = rule.apply(text);
            to[id] =
                    written == null || written.isEmpty()
                            ? CodedColumn.EMPTY
                            : cells.intern(written);
        }
        for (int row = 0; row < cells.rows(); row++) {
            int id = cells.id(row);
            if (id < known && to[id] != id) {
                placed.change(cells, row, to[id]);
            }
        }
    }
}
