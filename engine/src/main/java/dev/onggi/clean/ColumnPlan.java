package dev.onggi.clean;

import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleChain;
import dev.onggi.spi.ColumnType;
import org.jspecify.annotations.Nullable;

/// What happens to one column.
///
/// @param column the column that is read
/// @param output the column that is written: the same in a table, `cleaned_text` for a text
/// @param chain the rules, fitted to the column's values
/// @param type the declared type, or null
/// @param typed the type of the column written; text unless every cell fits the declared type by
///   then
record ColumnPlan(
        String column,
        String output,
        RuleChain chain,
        @Nullable ColumnType type,
        ColumnType typed) {
    /// Whether cells may be left that are not of the declared type.
    ///
    /// @return true where a type other than text is declared
    boolean checksType() {
        return type != null && type.kind() != ColumnType.Kind.TEXT;
    }

    /// Whether the column is declared to be text.
    boolean isText() {
        return type != null && type.kind() == ColumnType.Kind.TEXT;
    }

    /// The same rules, written as text.
    ColumnPlan asText() {
        return new ColumnPlan(column, output, chain, type, ColumnType.TEXT);
    }

    /// Whether a cell is empty or of the declared type once the rules have cleaned it.
    boolean fits(String cell) {
        var cleaned = new CleanCell();
        chain.apply(cell, cleaned);
        var text = cleaned.text();
        return text == null || chain.reads(text);
    }
}
