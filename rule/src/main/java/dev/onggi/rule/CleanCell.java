package dev.onggi.rule;

import org.jspecify.annotations.Nullable;

/// Takes the outcome of a [RuleChain]; made once and used for many cells by one thread.
public final class CleanCell {
    private @Nullable String text;

    /// The text of the cell last cleaned.
    ///
    /// @return null where the cell is empty
    public @Nullable String text() {
        return text;
    }

    void set(@Nullable String cleaned) {
        text = cleaned;
    }
}
