package dev.onggi.rule.table;

import dev.onggi.spi.CellRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replaces whole cells by a table.
///
/// @param table the cell to its replacement, null for an empty cell; no replacement is a key
/// @param longest the length of the longest key
record MapRule(Map<String, @Nullable String> table, int longest) implements CellRule {
    MapRule(Map<String, @Nullable String> table) {
        this(table, table.keySet().stream().mapToInt(String::length).max().orElse(0));
    }

    @Override
    public String name() {
        return "map";
    }

    @Override
    public boolean mayChange(String cell) {
        return cell.length() <= longest && table.containsKey(cell);
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        return cell == null || !mayChange(cell) ? cell : table.get(cell);
    }
}
