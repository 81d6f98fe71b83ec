package dev.onggi.rule.kind;

import dev.onggi.spi.CellRule;
import java.util.Collection;

/// A rule whose reading of a cell depends on its column, such as the order of day and month.
///
/// Unfitted, it changes only what needs no column to be understood.
public interface FittingRule extends CellRule {
    /// Looks at a column once, before any cell is changed.
    ///
    /// @param values distinct values of the column, or a sample of them
    /// @return the rule for this column
    Fitted fit(Collection<String> values);
}
