package dev.onggi.data;

import org.jspecify.annotations.Nullable;

/// A reader that DuckDB pulls from. It keeps the exception that DuckDB would turn into a text.
final class Feed {
    private final BatchReader reader;
    private volatile @Nullable Exception failure;

    Feed(BatchReader reader) {
        this.reader = reader;
    }

    BatchReader reader() {
        return reader;
    }

    @Nullable Batch next() throws Exception {
        try {
            return reader.next();
        } catch (Exception e) {
            failure = e;
            throw e;
        }
    }

    @Nullable Exception failure() {
        return failure;
    }
}
