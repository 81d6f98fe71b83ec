package dev.onggi.clean.score;

/// Wrong cells counted by whether cleaning found them. A cell is *found* when it was changed or
/// flagged, and *flagged* when it is suspected and was left as it is. Shares are 0 where there is
/// nothing to count.
///
/// @param column the column, or an empty text for all of them
/// @param wrong cells that were not the truth's
/// @param changed cells that cleaning changed
/// @param changedWrong wrong cells among them, whatever they became
/// @param flagged cells that were flagged
/// @param flaggedWrong wrong cells among them
public record DetectionCount(
        String column,
        long wrong,
        long changed,
        long changedWrong,
        long flagged,
        long flaggedWrong) {
    /// How many of the cells found were wrong.
    ///
    /// @return wrong cells found / cells found
    public double precision() {
        return share(changedWrong + flaggedWrong, changed + flagged);
    }

    /// How many of the wrong cells were found.
    ///
    /// @return wrong cells found / wrong cells
    public double recall() {
        return share(changedWrong + flaggedWrong, wrong);
    }

    /// The harmonic mean of [#precision] and [#recall].
    ///
    /// @return 2PR / (P + R)
    public double f1() {
        return share(2 * (changedWrong + flaggedWrong), changed + flagged + wrong);
    }

    /// How many of the flagged cells were wrong.
    ///
    /// @return wrong cells flagged / cells flagged
    public double flaggedPrecision() {
        return share(flaggedWrong, flagged);
    }

    /// How many of the wrong cells that were not changed were flagged.
    ///
    /// @return wrong cells flagged / wrong cells left as they are
    public double flaggedRecall() {
        return share(flaggedWrong, wrong - changedWrong);
    }

    /// How often cleaning flagged where it might have changed.
    ///
    /// @return cells flagged / cells found
    public double abstention() {
        return share(flagged, changed + flagged);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
