package dev.onggi.rule.table;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// Replaces a piece of text wherever it stands.
///
/// @param from the piece
/// @param to what stands there afterwards
record ReplaceRule(String from, String to) implements CellRule {
    @Override
    public String name() {
        return "replace";
    }

    @Override
    public boolean mayChange(String cell) {
        return cell.contains(from);
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        return cell == null || !mayChange(cell) ? cell : cell.replace(from, to);
    }
}
