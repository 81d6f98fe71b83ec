package dev.onggi.clean.learn;

import java.util.HashMap;
import java.util.Map;

/// The slips of columns, found once for each state of a column.
final class SlipsByColumn {
    private record Found(long version, Slips slips) {}

    private final Map<CodedColumn, Found> known = new HashMap<>();
    private final Thresholds.Spelling spelling;

    SlipsByColumn(Thresholds.Spelling spelling) {
        this.spelling = spelling;
    }

    Slips of(CodedColumn column) {
        var found = known.get(column);
        if (found == null || found.version() != column.version()) {
            found = new Found(column.version(), Slips.of(column, spelling));
            known.put(column, found);
        }
        return found.slips();
    }
}
