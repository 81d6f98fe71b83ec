package dev.onggi.rule.table;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// Puts one value into empty cells.
///
/// @param value the value
record FillRule(String value) implements CellRule {
    @Override
    public String name() {
        return "fill";
    }

    @Override
    public boolean mayChange(String cell) {
        return false;
    }

    @Override
    public String apply(@Nullable String cell) {
        return cell == null ? value : cell;
    }
}
