package dev.onggi.quality.truth;

import org.jspecify.annotations.Nullable;

/// What cleaning made of one cell, by its truth.
public enum CellVerdict {
    /// It was right and was left alone.
    KEPT,
    /// It was right and was changed.
    HARMED,
    /// It was wrong and became right.
    REPAIRED,
    /// It was wrong, was changed, and is wrong still.
    MISREPAIRED,
    /// It was wrong and was left alone.
    MISSED;

    static CellVerdict of(
            @Nullable String dirty, @Nullable String cleaned, @Nullable String truth) {
        boolean changed = !Cells.same(dirty, cleaned);
        if (Cells.same(dirty, truth)) {
            return changed ? HARMED : KEPT;
        }
        if (Cells.same(cleaned, truth)) {
            return REPAIRED;
        }
        return changed ? MISREPAIRED : MISSED;
    }

    /// Whether the cell was wrong before cleaning.
    ///
    /// @return true where it was not the truth's
    public boolean wasWrong() {
        return this != KEPT && this != HARMED;
    }

    /// Whether cleaning changed the cell.
    ///
    /// @return true where more than white space around it differs
    public boolean changed() {
        return this != KEPT && this != MISSED;
    }
}
