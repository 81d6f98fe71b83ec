package dev.onggi.quality.truth;

import dev.onggi.data.BatchReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stream of rows of text, pulled by one thread.
public interface CellRows extends AutoCloseable {
    /// The columns of every row.
    ///
    /// @return their names in order
    List<String> columns();

    /// The next row.
    ///
    /// @return one text for each column, null where the cell is empty; null after the last row. The
    ///   array may be used again by the following call
    /// @throws Exception when reading fails
    @Nullable String @Nullable [] next() throws Exception;

    @Override
    void close();

    /// The rows of batches, typed values as their text.
    ///
    /// @param reader the batches; closed with the rows
    /// @return the rows
    static CellRows of(BatchReader reader) {
        return new BatchCells(reader);
    }

    /// Rows held in memory.
    ///
    /// @param columns the names of the columns
    /// @param rows one list for each row
    /// @return the rows
    static CellRows of(List<String> columns, List<? extends List<@Nullable String>> rows) {
        return new ListedCells(columns, rows);
    }
}
