package dev.onggi.connector.jdbc;

import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A column of a result, the type it keeps, and how its cells are read.
///
/// @param column the name and type
/// @param instant whether the cells are points in time, which become local times later
/// @param reader how a cell is read
/// @param markReader how a cell is read that is compared with a mark
record ReadColumn(Column column, boolean instant, Reader reader, Reader markReader) {
    /// Reads a cell of the row a result stands on.
    @FunctionalInterface
    interface Reader {
        /// The value as [dev.onggi.spi.Rows] takes it, or null.
        ///
        /// @param index the column from 1
        @Nullable Object read(ResultSet result, int index) throws SQLException;
    }

    static ReadColumn of(String name, ColumnType type, Reader reader) {
        return new ReadColumn(new Column(name, type), false, reader, reader);
    }

    static ReadColumn ofInstants(String name, Reader reader) {
        return new ReadColumn(new Column(name, ColumnType.TIMESTAMP), true, reader, reader);
    }
}
