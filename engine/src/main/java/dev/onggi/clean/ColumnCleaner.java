package dev.onggi.clean;

import dev.onggi.data.CellMap;
import dev.onggi.problem.OnggiException;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleChain;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Runs the rules of one column over its cells and records what they changed.
final class ColumnCleaner implements CellMap {
    private final String column;
    private final int index;
    private final RuleChain chain;
    private final ChangeLog changes;
    private final AtomicReference<@Nullable OnggiException> failure;

    /// @param index the column's place in the change log
    /// @param failure takes what went wrong in a rule, for DuckDB hands on no more than its text
    ColumnCleaner(
            String column,
            int index,
            RuleChain chain,
            ChangeLog changes,
            AtomicReference<@Nullable OnggiException> failure) {
        this.column = column;
        this.index = index;
        this.chain = chain;
        this.changes = changes;
        this.failure = failure;
    }

    @Override
    public void map(IntToLongFunction positions, @Nullable String[] cells) {
        var cell = new CleanCell();
        long[] rows = new long[cells.length];
        long[] masks = new long[cells.length];
        int changed = 0;
        for (int i = 0; i < cells.length; i++) {
            long mask = apply(cells[i], cell, positions, i);
            if (cell.gaveUp()) {
                changes.gaveUp(index);
            }
            if (mask != 0 && mask != RuleChain.UNSTABLE) {
                cells[i] = cell.text();
                rows[changed] = positions.applyAsLong(i);
                masks[changed++] = mask;
            }
        }
        changes.add(index, rows, masks, changed);
    }

    private long apply(@Nullable String text, CleanCell cell, IntToLongFunction positions, int i) {
        try {
            return chain.apply(text, cell);
        } catch (RuntimeException e) {
            var problem =
                    OnggiException.because(
                            e,
                            CleanProblem.RULE_FAILED,
                            column,
                            positions.applyAsLong(i) + 1,
                            String.valueOf(e.getMessage()));
            failure.compareAndSet(null, problem);
            throw problem;
        }
    }
}
