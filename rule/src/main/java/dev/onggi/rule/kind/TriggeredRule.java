package dev.onggi.rule.kind;

import dev.onggi.spi.CellRule;

/// A rule that says what it waits for, so that one pass over a cell serves many rules.
public interface TriggeredRule extends CellRule {
    /// What the rule waits for.
    ///
    /// @return bits of [Triggers]; a cell with none of them cannot change
    int triggers();

    @Override
    default boolean mayChange(String cell) {
        return (Triggers.of(cell) & triggers()) != 0;
    }
}
