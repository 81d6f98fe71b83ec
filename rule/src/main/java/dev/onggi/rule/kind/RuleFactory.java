package dev.onggi.rule.kind;

import dev.onggi.spi.CellRule;

/// Makes a rule from options whose names and kinds are already valid.
@FunctionalInterface
public interface RuleFactory {
    /// Makes the rule.
    ///
    /// @param options the options, defaults filled in
    /// @return the rule
    /// @throws InvalidOption when an option's value makes no sense
    CellRule create(RuleOptions options) throws InvalidOption;
}
