package dev.onggi.clean.score;

import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.quality.truth.CellRows;
import dev.onggi.quality.truth.CellVerdict;
import dev.onggi.quality.truth.CellWatch;
import dev.onggi.quality.truth.RepairScore;
import dev.onggi.quality.truth.RepairScorer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Measures a cleaning whose marks are known against a truth.
public final class CleaningScorer {
    private final CellMarks marks;

    /// @param marks which rules changed cells, and which cells are suspected
    public CleaningScorer(CellMarks marks) {
        this.marks = marks;
    }

    /// Compares three tables.
    ///
    /// @param session holds the truth meanwhile where rows are paired by a key
    /// @param dirty the table before cleaning
    /// @param cleaned the table after cleaning, row for row
    /// @param truth the table as it should be; with a key it may hold some of the rows, in any
    ///   order
    /// @param key a column of the dirty table and the truth, or null to pair rows by position. A
    ///   truth with a column [RepairScorer#ROW] that the data does not have is paired by that
    /// @return the score
    /// @throws dev.onggi.problem.OnggiException when rows or columns cannot be paired
    /// @throws Exception when reading fails
    public CleaningScore score(
            Session session, CellRows dirty, CellRows cleaned, CellRows truth, @Nullable String key)
            throws Exception {
        var tally = new Tally(marks);
        var by = key == null && numbered(dirty, truth) ? RepairScorer.ROW : key;
        var repairs =
                by == null
                        ? RepairScorer.aligned(dirty, cleaned, truth, tally)
                        : RepairScorer.keyed(session, dirty, cleaned, truth, by, tally);
        return tally.score(repairs);
    }

    private static boolean numbered(CellRows dirty, CellRows truth) {
        return truth.columns().contains(RepairScorer.ROW)
                && !dirty.columns().contains(RepairScorer.ROW);
    }

    /// Counts cells by column and by rule.
    private static final class Tally implements CellWatch {
        private final CellMarks marks;
        private final Map<String, ColumnTally> columns = new LinkedHashMap<>();
        private final Map<String, RuleTally> rules = new LinkedHashMap<>();

        Tally(CellMarks marks) {
            this.marks = marks;
        }

        @Override
        public void compared(long row, String column, CellVerdict verdict) {
            columns.computeIfAbsent(column, name -> new ColumnTally(marks.suspects(name)))
                    .add(row, verdict);
            if (verdict.changed()) {
                for (var rule : marks.rules(column, row)) {
                    rules.computeIfAbsent(rule, r -> new RuleTally()).add(verdict);
                }
            }
        }

        CleaningScore score(RepairScore repairs) {
            var all = new ColumnTally(new RowSet());
            var counts = new ArrayList<DetectionCount>();
            columns.forEach((name, tally) -> {
                counts.add(tally.count(name));
                all.addAll(tally);
            });
            var scores = new ArrayList<RuleScore>();
            rules.forEach((name, tally) -> scores.add(tally.score(name)));
            scores.sort(
                    Comparator.comparingLong(RuleScore::changed)
                            .reversed()
                            .thenComparing(RuleScore::rule));
            return new CleaningScore(
                    repairs, all.count(""), List.copyOf(counts), List.copyOf(scores));
        }
    }

    private static final class ColumnTally {
        private final RowSet suspects;
        private long wrong;
        private long changed;
        private long changedWrong;
        private long flagged;
        private long flaggedWrong;

        ColumnTally(RowSet suspects) {
            this.suspects = suspects;
        }

        void add(long row, CellVerdict verdict) {
            int bad = verdict.wasWrong() ? 1 : 0;
            wrong += bad;
            if (verdict.changed()) {
                changed++;
                changedWrong += bad;
            } else if (suspects.contains(row)) {
                flagged++;
                flaggedWrong += bad;
            }
        }

        void addAll(ColumnTally other) {
            wrong += other.wrong;
            changed += other.changed;
            changedWrong += other.changedWrong;
            flagged += other.flagged;
            flaggedWrong += other.flaggedWrong;
        }

        DetectionCount count(String column) {
            return new DetectionCount(column, wrong, changed, changedWrong, flagged, flaggedWrong);
        }
    }

    private static final class RuleTally {
        private long changed;
        private long repaired;
        private long harmed;

        void add(CellVerdict verdict) {
            changed++;
            repaired += verdict == CellVerdict.REPAIRED ? 1 : 0;
            harmed += verdict == CellVerdict.HARMED ? 1 : 0;
        }

        RuleScore score(String name) {
            return new RuleScore(name, changed, repaired, harmed);
        }
    }
}
