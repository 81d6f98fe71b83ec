package dev.onggi.clean;

import dev.onggi.data.CellMap;
import dev.onggi.problem.OnggiException;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleChain;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Runs the rules of one column over its cells and records what they changed.
final class ColumnCleaner implements CellMap {
    private final ColumnPlan plan;
    private final int index;
    private final RuleChain chain;
    private final ChangeLog changes;
    private final AtomicReference<@Nullable OnggiException> failure;

    /// @param index the column's place in the change log
    /// @param failure takes what went wrong in a rule, for DuckDB hands on no more than its text
    ColumnCleaner(
            ColumnPlan plan,
            int index,
            ChangeLog changes,
            AtomicReference<@Nullable OnggiException> failure) {
        this.plan = plan;
        this.index = index;
        this.chain = plan.chain();
        this.changes = changes;
        this.failure = failure;
    }

    @Override
    public void map(IntToLongFunction positions, @Nullable String[] cells) {
        var cell = new CleanCell();
        long[] rows = new long[cells.length];
        long[] masks = new long[cells.length];
        int changed = 0;
        var repaired = plan.repaired();
        for (int i = 0; i < cells.length; i++) {
            long mask = apply(cells[i], cell, positions, i);
            if (cell.gaveUp()) {
                changes.gaveUp(index);
            }
            boolean cleaned = mask != 0 && mask != RuleChain.UNSTABLE;
            var text = cleaned ? cell.text() : cells[i];
            int at = repaired == null ? -1 : repaired.find(positions.applyAsLong(i));
            if (repaired != null && at >= 0) {
                text = repaired.text(at);
                mask = (cleaned ? mask : 0) | repairs(repaired.mask(at));
            }
            if (at >= 0 ? !Objects.equals(text, cells[i]) : cleaned) {
                cells[i] = text;
                rows[changed] = positions.applyAsLong(i);
                masks[changed++] = mask;
            }
        }
        changes.add(index, rows, masks, changed);
    }

    /// The bits of rules on the table, which follow those of the chain.
    private long repairs(long mask) {
        int first = chain.rules().size();
        long last = 1L << (RuleChain.MOST_RULES - 1);
        long bits = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int bit = first + Long.numberOfTrailingZeros(rest);
            bits |= bit < RuleChain.MOST_RULES ? 1L << bit : last;
        }
        return bits;
    }

    private long apply(@Nullable String text, CleanCell cell, IntToLongFunction positions, int i) {
        try {
            return chain.apply(text, cell);
        } catch (RuntimeException e) {
            var problem =
                    OnggiException.because(
                            e,
                            CleanProblem.RULE_FAILED,
                            plan.column(),
                            positions.applyAsLong(i) + 1,
                            String.valueOf(e.getMessage()));
            failure.compareAndSet(null, problem);
            throw problem;
        }
    }
}
