package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds columns that hold the value of another column glued to their own where the other is empty.
final class SplitLearner implements Learner {
    private static final int LEAST = 2;
    private static final int FEWEST = 5;
    private static final int MOST_WORDS = 3;

    private final double whereEmpty;

    /// @param whereEmpty the share of empty cells whose value must be glued elsewhere
    SplitLearner(double whereEmpty) {
        this.whereEmpty = whereEmpty;
    }

    @Override
    public List<Proposal> learn(Table table) {
        var repairs = new ArrayList<Proposal>();
        for (var into : table.columns()) {
            if (into.filled() < into.rows() && into.distinct() > 1) {
                for (var column : table.columns()) {
                    if (!column.name().equals(into.name())) {
                        var found = separator(column, into);
                        if (found != null) {
                            repairs.add(
                                    new Proposal(
                                            new SplitRepair(
                                                    column.name(),
                                                    into.name(),
                                                    found.separator(),
                                                    LEAST),
                                            found.precision()));
                        }
                    }
                }
            }
        }
        return repairs;
    }

    /// What stands between values, and how surely it was put there.
    private record Glue(String separator, double precision) {}

    /// What stands between glued values, or null where nothing is glued.
    private @Nullable Glue separator(CodedColumn column, CodedColumn into) {
        int[] counts = into.counts();
        var ends = new @Nullable String[column.size()];
        for (int id = 1; id < ends.length; id++) {
            ends[id] = end(column.text(id), into, counts);
        }
        int empty = 0;
        int filled = 0;
        int known = 0;
        var separators = new TreeMap<String, Integer>();
        for (int row = 0; row < column.rows(); row++) {
            int id = column.id(row);
            var between = ends[id];
            if (between == null || id == CodedColumn.EMPTY) {
                continue;
            }
            if (into.id(row) != CodedColumn.EMPTY) {
                filled++;
                continue;
            }
            empty++;
            separators.merge(between, 1, Integer::sum);
            var text = column.text(id);
            known += column.holds(text.substring(0, text.lastIndexOf(between)).strip()) ? 1 : 0;
        }
        var most = separators.entrySet().stream().max(java.util.Map.Entry.comparingByValue());
        boolean glued =
                empty >= FEWEST
                        && empty >= whereEmpty * (into.rows() - into.filled())
                        && filled * 10 <= empty
                        && known * 4 >= empty;
        return glued && most.isPresent()
                ? new Glue(most.get().getKey(), Bounds.lower(empty, empty + filled))
                : null;
    }

    /// The separator before an ending that is a value of the other column.
    private static @Nullable String end(String text, CodedColumn into, int[] counts) {
        int words = 0;
        for (int at = text.length() - 1; at > 0 && words < MOST_WORDS; at--) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                words++;
                int id = into.find(text.substring(at + 1));
                if (id > 0 && counts[id] >= LEAST) {
                    int from = at;
                    while (from > 1 && !Character.isLetterOrDigit(text.charAt(from - 1))) {
                        from--;
                    }
                    return text.substring(from, at + 1);
                }
            }
        }
        return null;
    }
}
