package dev.onggi.quality.truth;

import org.jspecify.annotations.Nullable;

/// Counts the cells of one column.
final class RepairTally {
    private final String column;
    private long cells;
    private long wrongBefore;
    private long missingBefore;
    private long changed;
    private long repaired;
    private long harmed;
    private long wrongAfter;
    private long missingAfter;

    RepairTally(String column) {
        this.column = column;
    }

    void add(@Nullable String dirty, @Nullable String cleaned, @Nullable String truth) {
        boolean rightBefore = Cells.same(dirty, truth);
        boolean rightAfter = Cells.same(cleaned, truth);
        cells++;
        if (!rightBefore) {
            wrongBefore++;
            missingBefore += Cells.empty(dirty) ? 1 : 0;
        }
        if (!rightAfter) {
            wrongAfter++;
            missingAfter += Cells.empty(cleaned) ? 1 : 0;
        }
        if (!Cells.same(dirty, cleaned)) {
            changed++;
            repaired += rightAfter ? 1 : 0;
            harmed += rightBefore ? 1 : 0;
        }
    }

    void addAll(RepairTally other) {
        cells += other.cells;
        wrongBefore += other.wrongBefore;
        missingBefore += other.missingBefore;
        changed += other.changed;
        repaired += other.repaired;
        harmed += other.harmed;
        wrongAfter += other.wrongAfter;
        missingAfter += other.missingAfter;
    }

    RepairCount count() {
        return new RepairCount(
                column,
                cells,
                wrongBefore,
                missingBefore,
                changed,
                repaired,
                harmed,
                wrongAfter,
                missingAfter);
    }
}
