package dev.onggi.collect;

import dev.onggi.data.Batch;
import dev.onggi.spi.Column;
import java.util.List;

/// How shaped rows reach the Parquet file: the columns Java feeds to DuckDB and what is selected of
/// them. Compared by identity; rows of one shape are written in one go.
final class Shape {
    private final List<Column> fed;
    private final List<Column> stored;
    private final String select;

    /// @param fed the columns of the batches
    /// @param stored the columns of the file
    /// @param select SQL of the stored columns, over the fed ones
    Shape(List<Column> fed, List<Column> stored, String select) {
        this.fed = List.copyOf(fed);
        this.stored = List.copyOf(stored);
        this.select = select;
    }

    List<Column> fed() {
        return fed;
    }

    List<Column> stored() {
        return stored;
    }

    String select() {
        return select;
    }

    /// Rows of a shape.
    ///
    /// @param shape how they are laid out
    /// @param batch the rows
    /// @param bytes about how much memory they take
    record Shaped(Shape shape, Batch batch, long bytes) {}
}
