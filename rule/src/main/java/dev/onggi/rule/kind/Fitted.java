package dev.onggi.rule.kind;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// A rule fitted to a column.
///
/// @param rule the rule to apply
/// @param finding what a person has to decide, such as an ambiguous date order; null where nothing
public record Fitted(CellRule rule, @Nullable Doubt finding) {}
