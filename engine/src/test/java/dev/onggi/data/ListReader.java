package dev.onggi.data;

import dev.onggi.spi.Column;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Batches that are known before.
final class ListReader implements BatchReader {
    private final List<Column> columns;
    private final Deque<Batch> batches;
    boolean closed;

    ListReader(List<Column> columns, Batch... batches) {
        this.columns = columns;
        this.batches = new ArrayDeque<>(List.of(batches));
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable Batch next() throws Exception {
        return batches.poll();
    }

    @Override
    public void close() {
        closed = true;
    }
}
