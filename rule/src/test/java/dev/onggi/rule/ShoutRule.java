package dev.onggi.rule;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// An extension as a third party would write it.
public final class ShoutRule implements CellRule {
    @Override
    public String name() {
        return "shout";
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        return cell == null || cell.endsWith("!") ? cell : cell.strip() + "!";
    }
}
