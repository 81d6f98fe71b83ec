package dev.onggi.clean.eval;

/// Cells of one variant, counted by their truth. Every cell is right, left or wrong; harmed cells
/// are among the wrong ones.
///
/// @param column the column, or an empty text for all of them
/// @param cells cells compared
/// @param right those that are the truth's
/// @param left those about which nothing was said: rejected, or left as they were though wrong
/// @param harmed those that were right and were made wrong
/// @param rightBefore those that were right before; 0 where cells are drawn out of text
public record AnswerCount(
        String column, long cells, long right, long left, long harmed, long rightBefore) {
    /// Right cells of all cells.
    ///
    /// @return with its interval
    public Share accuracy() {
        return new Share(right, cells);
    }

    /// Right cells made wrong, of those that were right.
    ///
    /// @return with its interval
    public Share harm() {
        return new Share(harmed, rightBefore);
    }

    /// Cells about which nothing was said, of all cells.
    ///
    /// @return with its interval
    public Share abstention() {
        return new Share(left, cells);
    }

    AnswerCount plus(AnswerCount more) {
        return new AnswerCount(
                column,
                cells + more.cells,
                right + more.right,
                left + more.left,
                harmed + more.harmed,
                rightBefore + more.rightBefore);
    }
}
