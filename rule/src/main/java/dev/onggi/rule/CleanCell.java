package dev.onggi.rule;

import dev.onggi.rule.kind.BufferRule;
import dev.onggi.rule.kind.LimitedRule;
import dev.onggi.rule.kind.TextBuffer;
import dev.onggi.rule.kind.Triggers;
import dev.onggi.spi.CellRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes the outcome of a [RuleChain]; made once and used for many cells by one thread.
public final class CleanCell {
    private static final int ANYTHING = Integer.MIN_VALUE;

    private final TextBuffer buffer = new TextBuffer();
    private @Nullable String text;
    private boolean scanning;

    private boolean gaveUp;

    /// Whether the buffer is newer than `text`.
    private boolean ahead;

    /// The text of the cell last cleaned.
    ///
    /// @return null where the cell is empty
    public @Nullable String text() {
        if (ahead) {
            text = buffer.toString();
            ahead = false;
        }
        return text;
    }

    /// Whether a rule gave up on the cell last cleaned, which takes it too many steps.
    ///
    /// @return true where the cell may need work that was not done
    public boolean gaveUp() {
        return gaveUp;
    }

    /// Takes a cell.
    ///
    /// @param scan whether rules wait for triggers, so that looking for them pays
    void start(@Nullable String cell, boolean scan) {
        scanning = scan;
        gaveUp = false;
        take(cell);
    }

    private void take(@Nullable String cell) {
        text = cell;
        ahead = false;
        if (scanning && cell != null) {
            buffer.set(cell);
            buffer.look();
        }
    }

    /// The triggers in the text, perhaps more than there are, and one that rules share which wait
    /// for nothing in particular.
    int triggers() {
        boolean known = scanning && (ahead || text != null);
        return known ? buffer.triggers() | ANYTHING : Triggers.ALL;
    }

    /// Applies one rule.
    ///
    /// @return whether it changed the cell
    boolean apply(CellRule rule) {
        if (rule instanceof BufferRule own) {
            boolean changed = (ahead || text != null) && own.apply(buffer);
            ahead |= changed;
            return changed;
        }
        var before = text();
        var after = before == null || rule.mayChange(before) ? applied(rule, before) : before;
        if (same(before, after)) {
            return false;
        }
        take(after);
        return true;
    }

    private void giveUp() {
        gaveUp = true;
    }

    private @Nullable String applied(CellRule rule, @Nullable String cell) {
        return rule instanceof LimitedRule limited
                ? limited.apply(cell, this::giveUp)
                : rule.apply(cell);
    }

    @SuppressWarnings("ReferenceEquality") // the contract of CellRule
    private static boolean same(@Nullable String a, @Nullable String b) {
        return a == b;
    }

    /// Whether the text is a cell's own again; takes that object then.
    boolean backTo(@Nullable String cell) {
        if (!Objects.equals(text(), cell)) {
            return false;
        }
        text = cell;
        return true;
    }
}
