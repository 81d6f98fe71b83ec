package dev.onggi.clean.change;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a query, one at a time, their cells by column.
final class RowCells implements AutoCloseable {
    private final BatchReader reader;
    private final List<String> names;
    private final Path file;
    private @Nullable Batch batch;
    private int at;

    /// @param reader of texts
    /// @param file whose damage it is where reading fails
    RowCells(BatchReader reader, Path file) {
        this.reader = reader;
        this.names = reader.columns().stream().map(column -> column.name()).toList();
        this.file = file;
    }

    /// Goes to the next row.
    ///
    /// @return false behind the last one
    boolean next() {
        at++;
        if (batch == null || at >= batch.rows()) {
            try {
                batch = reader.next();
            } catch (OnggiException e) {
                throw e;
            } catch (Exception e) {
                throw OnggiException.because(
                        e, DataProblem.DAMAGED, file, String.valueOf(e.getMessage()));
            }
            at = 0;
        }
        return batch != null;
    }

    /// A cell of the row.
    ///
    /// @param name one of the query's columns
    @Nullable String get(String name) {
        var open = batch;
        if (open == null) {
            throw new IllegalStateException("behind the last row");
        }
        return (String) ((Object[]) open.columns()[names.indexOf(name)])[at];
    }

    /// A number of the row.
    long number(String name) {
        return Long.parseLong(String.valueOf(get(name)));
    }

    @Override
    public void close() {
        reader.close();
    }
}
