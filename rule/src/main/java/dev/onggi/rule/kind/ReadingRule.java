package dev.onggi.rule.kind;

import dev.onggi.spi.CellRule;

/// A rule that reads cells as values of some sort, so that a cell it leaves alone is either right
/// already or not such a value at all.
public interface ReadingRule extends CellRule {
    /// Whether the rule understands a cell.
    ///
    /// @param cell the text
    /// @return false where the cell is not a value of the rule's sort
    boolean reads(String cell);
}
