package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;

/// Values of a column among whose rows differences are so frequent that they are no errors.
final class Explanation {
    private static final int FEWEST = 3;
    private static final double OFTEN = 0.2;
    private static final double TIMES = 2;

    private Explanation() {}

    /// @param rows the rows that differ
    /// @param by the column that may explain why
    static List<String> of(int[] rows, CodedColumn by) {
        int[] differing = new int[by.size()];
        for (int row : rows) {
            differing[by.id(row)]++;
        }
        int[] counts = by.counts();
        var values = new ArrayList<String>();
        for (int id = 1; id < differing.length; id++) {
            if (differing[id] >= FEWEST) {
                double overall = (double) rows.length / by.rows();
                double rate = Bounds.lower(differing[id], counts[id]);
                if (rate > OFTEN && rate > 1 - Math.pow(1 - overall, TIMES)) {
                    values.add(by.text(id));
                }
            }
        }
        values.sort(null);
        return values;
    }
}
