package dev.onggi.quality.truth;

/// Cells counted against a truth before and after cleaning. Two cells are the same when they agree
/// after white space around them is stripped.
///
/// Shares are 0 where there is nothing to count.
///
/// @param column the column, or an empty text for all of them
/// @param cells cells compared
/// @param wrongBefore cells that were not the truth's
/// @param missingBefore wrong cells that were empty
/// @param changed cells that cleaning changed
/// @param repaired wrong cells that became the truth's
/// @param harmed right cells that were changed
/// @param wrongAfter cells that are not the truth's after cleaning
/// @param missingAfter those of them that are empty
public record RepairCount(
        String column,
        long cells,
        long wrongBefore,
        long missingBefore,
        long changed,
        long repaired,
        long harmed,
        long wrongAfter,
        long missingAfter) {
    /// How many of the changes were right.
    ///
    /// @return correct repairs / changed cells
    public double precision() {
        return share(repaired, changed);
    }

    /// How many of the errors were repaired.
    ///
    /// @return correct repairs / wrong cells
    public double recall() {
        return share(repaired, wrongBefore);
    }

    /// The harmonic mean of [#precision] and [#recall].
    ///
    /// @return 2PR / (P + R)
    public double f1() {
        return share(2 * repaired, changed + wrongBefore);
    }

    /// How many right cells were changed.
    ///
    /// @return right cells changed / right cells
    public double harm() {
        return share(harmed, cells - wrongBefore);
    }

    /// The share of right cells before cleaning.
    ///
    /// @return right cells / cells
    public double rightBefore() {
        return share(cells - wrongBefore, cells);
    }

    /// The share of right cells after cleaning.
    ///
    /// @return right cells / cells
    public double rightAfter() {
        return share(cells - wrongAfter, cells);
    }

    /// The share of wrong and missing cells that are gone, new errors counted against it; negative
    /// where cleaning made more errors than it removed.
    ///
    /// @return (wrong before - wrong after) / wrong before
    public double removed() {
        return share(wrongBefore - wrongAfter, wrongBefore);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
