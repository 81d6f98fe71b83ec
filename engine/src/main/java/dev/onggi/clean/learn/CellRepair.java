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
        table.get(column).rewrite(() -> rule::apply, placed);
    }
}
