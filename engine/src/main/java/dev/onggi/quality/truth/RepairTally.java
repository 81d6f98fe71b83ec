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

    CellVerdict add(@Nullable String dirty, @Nullable String cleaned, @Nullable String truth) {
        var verdict = CellVerdict.of(dirty, cleaned, truth);
        cells++;
        if (verdict.wasWrong()) {
            wrongBefore++;
            missingBefore += Cells.empty(dirty) ? 1 : 0;
        }
        changed += verdict.changed() ? 1 : 0;
        switch (verdict) {
            case REPAIRED -> repaired++;
            case HARMED, MISREPAIRED, MISSED -> {
                harmed += verdict == CellVerdict.HARMED ? 1 : 0;
                wrongAfter++;
                missingAfter += Cells.empty(cleaned) ? 1 : 0;
            }
            case KEPT -> {
                // right before and after
            }
        }
        return verdict;
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
