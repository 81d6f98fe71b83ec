package dev.onggi.clean;

import dev.onggi.clean.learn.RepairedCells;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleChain;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to one column.
///
/// @param column the column that is read
/// @param output the column that is written: the same in a table, `cleaned_text` for a text
/// @param chain the rules, fitted to the column's values
/// @param type the declared type, or null
/// @param typed the type of the column written; text unless every cell fits the declared type by
///   then
/// @param repaired cells that rules on the whole table change after the chain, or null
record ColumnPlan(
        String column,
        String output,
        RuleChain chain,
        @Nullable ColumnType type,
        ColumnType typed,
        RepairedCells.@Nullable OfColumn repaired) {
    /// The names of the rules, in the order of their bits: the chain's, then those on the table.
    List<String> ruleNames() {
        var names = new ArrayList<>(chain.rules().stream().map(CellRule::name).toList());
        if (repaired != null) {
            names.addAll(repaired.rules());
        }
        return names.subList(0, Math.min(names.size(), RuleChain.MOST_RULES));
    }

    ColumnPlan with(RepairedCells.@Nullable OfColumn cells) {
        return new ColumnPlan(column, output, chain, type, typed, cells);
    }

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
        return new ColumnPlan(column, output, chain, type, ColumnType.TEXT, repaired);
    }

    /// Whether rules on the table have put something right into a cell.
    boolean repaired(long row) {
        int at = repaired == null ? -1 : repaired.find(row);
        if (repaired == null || at < 0) {
            return false;
        }
        var text = repaired.text(at);
        return text == null || chain.reads(text);
    }

    /// Whether a cell is empty or of the declared type once the rules have cleaned it.
    boolean fits(String cell) {
        var cleaned = new CleanCell();
        chain.apply(cell, cleaned);
        var text = cleaned.text();
        return text == null || chain.reads(text);
    }
}
