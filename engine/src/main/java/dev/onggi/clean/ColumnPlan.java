package dev.onggi.clean;

import dev.onggi.rule.RuleChain;
import dev.onggi.spi.ColumnType;
import org.jspecify.annotations.Nullable;

/// What happens to one column.
///
/// @param column the column that is read
/// @param output the column that is written: the same in a table, `cleaned_text` for a text
/// @param chain the rules, fitted to the column's values
/// @param type the declared type, or null
/// @param typed the type of the column written; text unless every cell fits the declared type by then
public record ColumnPlan(
        String column, String output, RuleChain chain, @Nullable ColumnType type, ColumnType typed) {
    /// Whether cells may be left that are not of the declared type.
    ///
    /// @return true where a type other than text is declared
    boolean checksType() {
        return type != null && type.kind() != ColumnType.Kind.TEXT;
    }
}
