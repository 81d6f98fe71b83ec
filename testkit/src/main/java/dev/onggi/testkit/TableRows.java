package dev.onggi.testkit;

import dev.onggi.spi.Column;
import dev.onggi.spi.Sink;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows that a sink reads, for tests.
public final class TableRows implements Sink.RowReader {
    private final List<Column> columns;
    private final Iterator<@Nullable Object[]> rows;

    private TableRows(List<Column> columns, Iterator<@Nullable Object[]> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /// Rows that are made as they are read.
    ///
    /// @param columns the columns
    /// @param rows the values of each row
    /// @return the rows
    public static TableRows of(List<Column> columns, Stream<@Nullable Object[]> rows) {
        return new TableRows(columns, rows.iterator());
    }

    /// A few rows.
    ///
    /// @param columns the columns
    /// @param rows the values of each row
    /// @return the rows
    public static TableRows of(List<Column> columns, @Nullable Object[]... rows) {
        return of(columns, Stream.of(rows));
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        return rows.hasNext() ? rows.next() : null;
    }
}
