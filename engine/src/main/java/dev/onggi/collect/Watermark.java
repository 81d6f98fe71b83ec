package dev.onggi.collect;

import dev.onggi.problem.OnggiException;
import dev.onggi.spi.ColumnType;
import dev.onggi.step.RunInfo;
import dev.onggi.step.StepMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collecting by a column that grows: rows from the last mark less the lag on, without those an
/// earlier run has collected. In a backfill the run's interval takes the mark's place, and nothing
/// is remembered.
final class Watermark {
    private static final String MARK = "watermark";
    private static final String TYPE = "watermark.type";
    private static final String SEEN = "watermark.seen";
    private final CollectSettings.Increment increment;
    private final RunInfo run;
    private final StepMemory memory;
    private final ZoneId zone;
    private @Nullable State state;
    private long dropped;

    /// What is known once the column's type is.
    private static final class State {
        private final MarkType type;
        private final SeenRows seen;
        private final @Nullable Object mark;
        private final @Nullable Object lowest;
        private @Nullable Object highest;
        private @Nullable Chunk topChunk;
        private int topRow;

        /// @param mark the highest value of earlier runs, or null on the first one
        /// @param lowest what to collect from, inclusive, or null for everything
        State(MarkType type, SeenRows seen, @Nullable Object mark, @Nullable Object lowest) {
            this.type = type;
            this.seen = seen;
            this.mark = mark;
            this.highest = mark;
            this.lowest = lowest;
        }

        boolean isNew(Object value, Chunk raw, int row) {
            if (lowest != null && type.compare(value, lowest) < 0) {
                return false;
            }
            var top = highest;
            if (top == null || type.compare(value, top) > 0) {
                rise(value, raw, row);
                return true;
            }
            boolean beyondMark = mark == null || type.compare(value, mark) > 0;
            if (beyondMark && type.compare(value, type.minusLag(top)) < 0) {
                return true;
            }
            return seen.add(value, SeenRows.hash(raw, row));
        }

        /// A row above all others: its hash is needed only if it stays within reach of the lag.
        private void rise(Object value, Chunk raw, int row) {
            var reach = type.minusLag(value);
            var before = highest;
            if (before != null && type.compare(before, reach) >= 0) {
                settle();
            }
            seen.forgetBelow(reach);
            highest = value;
            topChunk = raw;
            topRow = row;
        }

        /// Remembers the highest row.
        void settle() {
            if (topChunk != null && highest != null) {
                seen.add(highest, SeenRows.hash(topChunk, topRow));
                topChunk = null;
            }
        }
    }

    Watermark(CollectSettings.Increment increment, RunInfo run, StepMemory memory, ZoneId zone) {
        this.increment = increment;
        this.run = run;
        this.memory = memory;
        this.zone = zone;
    }

    /// Which rows are new.
    ///
    /// @param raw the rows as they came, to be told apart
    /// @param typed the same rows with declared types
    boolean[] keep(Chunk raw, Chunk typed) {
        var kept = new boolean[typed.rows()];
        int column = typed.layout().indexOf(increment.column());
        if (column < 0) {
            throw OnggiException.of(
                    CollectProblem.NO_SUCH_COLUMN,
                    "incremental",
                    increment.column(),
                    typed.layout().names());
        }
        var type = typed.layout().columns().get(column).type();
        for (int row = 0; row < kept.length; row++) {
            var cell = typed.cell(column, row);
            if (run.backfill()) {
                kept[row] = cell != null && inInterval(cell, type);
            } else if (cell == null) {
                // a column without a single value yet has no type either
                kept[row] =
                        type.equals(ColumnType.TEXT)
                                || state(type).seen.add(null, SeenRows.hash(raw, row));
            } else {
                kept[row] = state(type).isNew(cell, raw, row);
            }
            dropped += kept[row] ? 0 : 1;
        }
        return kept;
    }

    private boolean inInterval(Object cell, ColumnType type) {
        LocalDateTime at =
                switch (cell) {
                    case LocalDate date -> date.atStartOfDay();
                    case LocalDateTime time -> time;
                    default ->
                            throw OnggiException.of(
                                    CollectProblem.INTERVAL_NEEDS_TIME, increment.column(), type);
                };
        return !at.isBefore(local(run.intervalStart())) && at.isBefore(local(run.intervalEnd()));
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    private State state(ColumnType type) {
        var current = state;
        if (current == null || !current.type.type().kind().equals(type.kind())) {
            var marks = new MarkType(type, increment, zone);
            var written = memory.get(MARK);
            var mark = written.map(text -> marks.parse(MARK, text)).orElse(null);
            var from = increment.from();
            Object lowest =
                    mark != null
                            ? marks.minusLag(mark)
                            : from == null ? null : marks.parse("from", from);
            current =
                    new State(
                            marks, new SeenRows(marks, memory.get(SEEN).orElse("")), mark, lowest);
            state = current;
        }
        return current;
    }

    /// Where a source may begin to read: the mark less the lag, or the first run's `from`.
    Optional<String> from() {
        if (run.backfill()) {
            return Optional.empty();
        }
        var mark = memory.get(MARK);
        var type = memory.get(TYPE).flatMap(ColumnType::parse);
        if (mark.isEmpty() || type.isEmpty()) {
            return Optional.ofNullable(increment.from());
        }
        var marks = new MarkType(type.get(), increment, zone);
        return Optional.of(Cells.string(marks.minusLag(marks.parse(MARK, mark.get()))));
    }

    /// Rows that were left out.
    long dropped() {
        return dropped;
    }

    /// What the next run has to know.
    Map<String, String> memory() {
        var known = new LinkedHashMap<String, String>();
        var current = state;
        if (current == null) {
            return known;
        }
        if (current.highest != null) {
            current.settle();
            current.seen.forgetBelow(current.type.minusLag(current.highest));
            known.put(MARK, Cells.string(current.highest));
            known.put(TYPE, current.type.type().toString());
        }
        known.put(SEEN, current.seen.toString());
        return known;
    }
}
