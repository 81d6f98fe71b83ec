package dev.onggi.rule;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// An extension that claims the name of a built-in rule.
public final class FalseTrimRule implements CellRule {
    @Override
    public String name() {
        return "trim";
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        return null;
    }
}
