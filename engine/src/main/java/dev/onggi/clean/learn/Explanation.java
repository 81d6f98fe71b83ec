package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;

/// Values of a column among whose rows differences are so frequent that they are no errors.
final class Explanation {
    private static final int FEWEST = 3;
    private static final double OFTEN = 0.2;
    private static final double TIMES = 2;

    private final CodedColumn by;
    private final Tally differing;

    /// @param by the column that may explain why rows differ
    Explanation(CodedColumn by) {
        this.by = by;
        this.differing = new Tally(by.size());
    }

    /// @param rows the rows that differ
    /// @return in the order of the alphabet
    List<String> of(int[] rows) {
        for (int row : rows) {
            differing.add(by.id(row));
        }
        int[] counts = by.counts();
        double overall = (double) rows.length / by.rows();
        var values = new ArrayList<String>();
        for (int i = 0; i < differing.distinct(); i++) {
            int id = differing.met(i);
            if (differing.count(id) >= FEWEST) {
                double rate = Bounds.lower(differing.count(id), counts[id]);
                if (rate > OFTEN && rate > 1 - Math.pow(1 - overall, TIMES)) {
                    values.add(by.text(id));
                }
            }
        }
        differing.clear();
        values.sort(null);
        return values;
    }
}
