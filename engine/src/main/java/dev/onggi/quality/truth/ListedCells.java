package dev.onggi.quality.truth;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows held in memory.
final class ListedCells implements CellRows {
    private final List<String> columns;
    private final Iterator<? extends List<@Nullable String>> rows;

    ListedCells(List<String> columns, List<? extends List<@Nullable String>> rows) {
        this.columns = List.copyOf(columns);
        this.rows = rows.iterator();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable String @Nullable [] next() {
        return rows.hasNext() ? rows.next().toArray(new @Nullable String[0]) : null;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
