package dev.onggi.quality.score;

/// The counts behind the score of one column, over the rows scored.
///
/// @param column the column
/// @param cells cells scored
/// @param filled cells that are not empty
/// @param valid filled cells that are of the column's type and meet what is expected of them
/// @param consistent filled cells that follow the column's dominant form
/// @param type the type that the cells were tested for, as a user writes it; `declared` where a
///   test was given
public record ColumnScore(
        String column, long cells, long filled, long valid, long consistent, String type) {
    /// The share of filled cells.
    ///
    /// @return from 0 to 100; 100 where there is no cell
    public double completeness() {
        return QualityScore.percent(filled, cells);
    }

    /// The share of valid cells among the filled ones.
    ///
    /// @return from 0 to 100; 100 where there is none
    public double validity() {
        return QualityScore.percent(valid, filled);
    }

    /// The share of consistent cells among the filled ones.
    ///
    /// @return from 0 to 100; 100 where there is none
    public double consistency() {
        return QualityScore.percent(consistent, filled);
    }
}
