package dev.onggi.step;

import dev.onggi.data.Dataset;
import java.util.function.LongFunction;

/// The reject file of a run: rows that did not pass, with their own columns, `_reason` and `_step`.
public interface Rejects {
    /// Puts rows of a dataset into the reject file.
    ///
    /// @param dataset where the rows lie
    /// @param rows the rows; those the dataset has left out already are not among them
    /// @param reason one sentence for each position
    /// @throws Exception when the rows cannot be read or written
    void reject(Dataset dataset, dev.onggi.data.RowSet rows, LongFunction<String> reason)
            throws Exception;
}
