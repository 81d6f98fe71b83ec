package dev.onggi.quality.truth;

import org.jspecify.annotations.Nullable;

/// What became of one cell, by its truth.
public enum AnswerVerdict {
    /// It is the truth's.
    RIGHT,
    /// It is not, and whoever cleans said nothing: the cell was left as it was, or left empty.
    LEFT,
    /// It is not, though it was changed.
    WRONG,
    /// It was right, and was made wrong.
    HARMED;

    /// Judges a cell that was cleaned where it stood.
    ///
    /// @param before what stood there
    /// @param after what stands there now
    /// @param truth what should
    /// @return the verdict
    public static AnswerVerdict repaired(
            @Nullable String before, @Nullable String after, @Nullable String truth) {
        if (Cells.same(after, truth)) {
            return RIGHT;
        }
        return Cells.same(before, truth) ? HARMED : Cells.same(before, after) ? LEFT : WRONG;
    }

    /// Judges a cell that was drawn out of a text.
    ///
    /// @param answer what was found
    /// @param truth what should have been
    /// @return the verdict
    public static AnswerVerdict extracted(@Nullable String answer, @Nullable String truth) {
        if (Cells.same(answer, truth)) {
            return RIGHT;
        }
        return Cells.empty(answer) ? LEFT : WRONG;
    }

    /// Whether a cell was right before anybody cleaned it.
    ///
    /// @param before what stood there
    /// @param truth what should
    /// @return true where they are the same
    public static boolean rightBefore(@Nullable String before, @Nullable String truth) {
        return Cells.same(before, truth);
    }
}
