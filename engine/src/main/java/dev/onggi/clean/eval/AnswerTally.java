package dev.onggi.clean.eval;

import dev.onggi.quality.truth.AnswerVerdict;
import java.util.ArrayList;
import java.util.List;

/// Counts the cells of one variant, by column and by row.
public final class AnswerTally {
    private final List<AnswerCount> columns = new ArrayList<>();
    private final int[] rightByRow;

    /// A tally of nothing yet.
    ///
    /// @param columns the columns compared
    /// @param rows rows compared
    public AnswerTally(List<String> columns, int rows) {
        columns.forEach(name -> this.columns.add(new AnswerCount(name, 0, 0, 0, 0, 0)));
        this.rightByRow = new int[rows];
    }

    /// Counts a cell.
    ///
    /// @param row its row, from 0
    /// @param column its column, from 0
    /// @param verdict what became of it
    /// @param rightBefore whether it was right before
    public void add(int row, int column, AnswerVerdict verdict, boolean rightBefore) {
        boolean right = verdict == AnswerVerdict.RIGHT;
        columns.set(
                column,
                columns.get(column)
                        .plus(
                                new AnswerCount(
                                        "",
                                        1,
                                        right ? 1 : 0,
                                        verdict == AnswerVerdict.LEFT ? 1 : 0,
                                        verdict == AnswerVerdict.HARMED ? 1 : 0,
                                        rightBefore ? 1 : 0)));
        rightByRow[row] += right ? 1 : 0;
    }

    /// All columns together.
    ///
    /// @return the sums
    public AnswerCount total() {
        return columns.stream().reduce(new AnswerCount("", 0, 0, 0, 0, 0), AnswerCount::plus);
    }

    /// Each column.
    ///
    /// @return in the order given
    public List<AnswerCount> columns() {
        return List.copyOf(columns);
    }

    int[] rightByRow() {
        return rightByRow;
    }
}
