package dev.onggi.spi;

import org.jspecify.annotations.Nullable;

/// A pure function on one cell: deterministic, idempotent, without memory of other cells and safe
/// for use by several threads.
public interface CellRule {
    /// The rule's name in the rule language, such as `strip-html`.
    ///
    /// @return lower case with hyphens
    String name();

    /// Cleans a cell.
    ///
    /// @param cell the text, or null where the cell is empty
    /// @return the new text; *the same object* where nothing changes, so that callers compare by
    ///   identity; null for an empty cell
    @Nullable String apply(@Nullable String cell);

    /// A cheap test that may say no only when [#apply] would return the cell itself.
    ///
    /// @param cell the text
    /// @return false where the cell cannot change
    default boolean mayChange(String cell) {
        return true;
    }
}
