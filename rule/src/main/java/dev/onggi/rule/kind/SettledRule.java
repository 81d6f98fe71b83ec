package dev.onggi.rule.kind;

import dev.onggi.spi.CellRule;
import org.jspecify.annotations.Nullable;

/// Makes any rule idempotent: it is repeated until nothing changes any more, and a cell that never
/// comes to rest stays as it was.
///
/// A cell at rest maps to itself, and so does a cell that was given up, hence f(f(x)) = f(x).
///
/// @param rule the rule to repeat
public record SettledRule(CellRule rule) implements LimitedRule {
    private static final int ROUNDS = 8;

    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public boolean mayChange(String cell) {
        return rule.mayChange(cell);
    }

    @Override
    public @Nullable String apply(@Nullable String cell, Runnable givenUp) {
        var current = cell;
        for (int round = 0; round < ROUNDS; round++) {
            var next = once(current, givenUp);
            if (next == null ? current == null : next.equals(current)) {
                return current;
            }
            current = next;
        }
        givenUp.run();
        return cell;
    }

    private @Nullable String once(@Nullable String cell, Runnable givenUp) {
        return rule instanceof LimitedRule limited
                ? limited.apply(cell, givenUp)
                : rule.apply(cell);
    }
}
