package dev.onggi.rule.kind;

import org.jspecify.annotations.Nullable;

/// A rule that changes a cell in place, so that a chain makes one string for all its rules.
public interface BufferRule extends TriggeredRule {
    /// Cleans a cell in place. What it may bring in that was not there, it adds to the buffer's
    /// triggers.
    ///
    /// @param text the cell
    /// @return whether anything changed
    boolean apply(TextBuffer text);

    @Override
    default @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell)) {
            return cell;
        }
        var text = new TextBuffer();
        text.set(cell);
        return apply(text) ? text.toString() : cell;
    }
}
