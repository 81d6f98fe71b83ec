package dev.onggi.quality.score;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/// How good a dataset is, from 0 to 100. The formulas are told in `docs/quality.md`.
///
/// @param rows rows of the dataset
/// @param scoredRows rows whose cells were looked at; fewer than `rows` where a sample was taken
/// @param uniqueness the share of rows that are no exact duplicates, 0 to 100
/// @param accuracy the share of right cells by a truth, 0 to 100, or empty where there is none
/// @param columns the counts of each column
public record QualityScore(
        long rows,
        long scoredRows,
        double uniqueness,
        OptionalDouble accuracy,
        List<ColumnScore> columns) {
    private static final int COMPLETENESS_WEIGHT = 3;
    private static final int VALIDITY_WEIGHT = 3;
    private static final int CONSISTENCY_WEIGHT = 2;
    private static final int UNIQUENESS_WEIGHT = 2;
    private static final int ACCURACY_WEIGHT = 5;

    /// Whether a sample of the rows was scored.
    ///
    /// @return true for large datasets
    public boolean sampled() {
        return scoredRows < rows;
    }

    /// The share of cells that are not empty.
    ///
    /// @return from 0 to 100
    public double completeness() {
        return percent(sum(ColumnScore::filled), sum(ColumnScore::cells));
    }

    /// The share of filled cells that are of their type and meet what is expected of them.
    ///
    /// @return from 0 to 100
    public double validity() {
        return percent(sum(ColumnScore::valid), sum(ColumnScore::filled));
    }

    /// The share of filled cells that follow the dominant form of their column.
    ///
    /// @return from 0 to 100
    public double consistency() {
        return percent(sum(ColumnScore::consistent), sum(ColumnScore::filled));
    }

    /// The weighted mean: completeness 3, validity 3, consistency 2, uniqueness 2, and accuracy 5
    /// where a truth exists.
    ///
    /// @return from 0 to 100
    public double total() {
        double sum =
                COMPLETENESS_WEIGHT * completeness()
                        + VALIDITY_WEIGHT * validity()
                        + CONSISTENCY_WEIGHT * consistency()
                        + UNIQUENESS_WEIGHT * uniqueness;
        int weight = COMPLETENESS_WEIGHT + VALIDITY_WEIGHT + CONSISTENCY_WEIGHT + UNIQUENESS_WEIGHT;
        return accuracy.isPresent()
                ? (sum + ACCURACY_WEIGHT * accuracy.getAsDouble()) / (weight + ACCURACY_WEIGHT)
                : sum / weight;
    }

    /// The same score with an accuracy.
    ///
    /// @param share the share of right cells, 0 to 1
    /// @return a new score
    public QualityScore withAccuracy(double share) {
        return new QualityScore(
                rows, scoredRows, uniqueness, OptionalDouble.of(100 * share), columns);
    }

    static double percent(long part, long whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }

    private long sum(ToLongFunction<ColumnScore> count) {
        return columns.stream().mapToLong(count).sum();
    }
}
