package dev.onggi.rule.kind;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// A rule that gives up on a cell which takes too many steps, and leaves it as it is.
public interface LimitedRule extends CellRule {
    /// Cleans a cell.
    ///
    /// @param cell the text, or null where the cell is empty
    /// @param givenUp is run where the rule gives up
    /// @return as [CellRule#apply]; the cell itself where the rule gave up
    @Nullable String apply(@Nullable String cell, Runnable givenUp);

    @Override
    default @Nullable String apply(@Nullable String cell) {
        return apply(cell, () -> {});
    }
}
