package dev.onggi.data;

import dev.onggi.spi.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stream of batches, pulled by one thread.
public interface BatchReader extends AutoCloseable {
    /// The columns of every batch.
    ///
    /// @return in order
    List<Column> columns();

    /// The next batch.
    ///
    /// @return rows in order, or null after the last; the arrays may be used again by the following
    ///   call
    /// @throws Exception when reading fails
    @Nullable Batch next() throws Exception;

    @Override
    void close();
}
