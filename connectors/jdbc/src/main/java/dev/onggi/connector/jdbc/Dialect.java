package dev.onggi.connector.jdbc;

import dev.onggi.spi.ColumnType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/// What one kind of database does in its own way. The list of kinds is closed: no other driver is
/// ever loaded.
sealed interface Dialect permits PostgresDialect, MariaDbDialect, SqliteDialect {
    /// The name people know it by.
    String title();

    /// The port where a URL names none; 0 for files.
    int port();

    /// The URL property that names the certificate to trust.
    default String certificateProperty() {
        return "";
    }

    /// The quotation mark of names.
    char quote();

    /// Connects.
    ///
    /// @param address of this kind of database
    Connection connect(Address address, Login login, Access access) throws SQLException;

    /// How a column of a result is read.
    ///
    /// @param result a result that stands on its first row, or has none
    /// @param index the column from 1
    ReadColumn readColumn(ResultSet result, int index) throws SQLException;

    /// The type of a new table's column.
    ///
    /// @param key whether the column is part of the primary key
    String definition(ColumnType type, boolean key);

    /// The words behind `CREATE TABLE (...)`.
    default String tableOptions() {
        return "";
    }

    /// The words behind an INSERT that make it change the row of the same key.
    ///
    /// @param keys quoted names
    /// @param others quoted names of all other columns
    String upsert(List<String> keys, List<String> others);

    /// An INSERT that does nothing, and counts nothing, where the first column's value is there
    /// already.
    ///
    /// @param table quoted
    /// @param columns quoted
    default String insertUnlessThere(String table, List<String> columns) {
        return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO NOTHING"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", Collections.nCopies(columns.size(), "?")),
                        columns.getFirst());
    }

    /// Sets a parameter.
    ///
    /// @param value as a [dev.onggi.spi.Sink.RowReader] gives it, and not null
    void bind(PreparedStatement statement, int index, Object value) throws SQLException;

    /// What an exception of this database's driver means.
    Trouble trouble(SQLException e);
}
