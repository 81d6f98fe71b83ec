package dev.onggi.connector.jdbc;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import dev.onggi.spi.Sink.RowReader;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends rows in batches. A batch that the database refuses is undone and repeated row by row, so
/// that the row and the column can be named.
final class RowWriter {
    private static final int BATCH_ROWS = 1_000;
    private static final long BATCH_CHARACTERS = 4_000_000;

    private final Database database;
    private final TargetTable table;
    private final PreparedStatement insert;
    private final List<@Nullable Object[]> batch = new ArrayList<>();
    private long batchCharacters;
    private long written;

    /// A writer.
    ///
    /// @param insert a statement with a parameter for each column
    RowWriter(Database database, TargetTable table, PreparedStatement insert) {
        this.database = database;
        this.table = table;
        this.insert = insert;
    }

    /// Writes all rows.
    ///
    /// @param keys indexes of the columns that must not be empty
    /// @return how many
    /// @throws Exception when reading fails, or the database refuses a row
    long write(RowReader rows, List<Integer> keys, Request request) throws Exception {
        for (var row = rows.next(); row != null; row = rows.next()) {
            requireKey(row, rows.columns(), keys);
            batch.add(row);
            for (var value : row) {
                batchCharacters += value instanceof String text ? text.length() : 0;
            }
            if (batch.size() == BATCH_ROWS || batchCharacters > BATCH_CHARACTERS) {
                flush();
                if (request.cancelled()) {
                    throw Failure.user("the save was cancelled", "nothing was saved");
                }
            }
        }
        flush();
        return written;
    }

    private void requireKey(@Nullable Object[] row, List<Column> columns, List<Integer> keys)
            throws Failure {
        for (int key : keys) {
            if (row[key] == null) {
                throw Failure.data(
                        "row %d has an empty key \"%s\""
                                .formatted(written + batch.size() + 1, columns.get(key).name()),
                        "reject such rows by a check before, or choose another `key`");
            }
        }
    }

    private void flush() throws SQLException, Failure {
        if (batch.isEmpty()) {
            return;
        }
        var connection = database.connection();
        var before = connection.setSavepoint();
        try {
            for (var row : batch) {
                bind(row);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            insert.clearBatch();
            var kind = database.dialect().trouble(e).kind();
            if (kind != Trouble.Kind.VALUE && kind != Trouble.Kind.OTHER) {
                throw e;
            }
            connection.rollback(before);
            oneByOne();
        }
        written += batch.size();
        batch.clear();
        batchCharacters = 0;
    }

    private void oneByOne() throws SQLException, Failure {
        for (int i = 0; i < batch.size(); i++) {
            var row = batch.get(i);
            try {
                bind(row);
                insert.executeUpdate();
            } catch (SQLException e) {
                var trouble = database.dialect().trouble(e);
                if (trouble.kind() != Trouble.Kind.VALUE) {
                    throw e;
                }
                throw refused(written + i + 1, row, trouble);
            }
        }
    }

    private Failure refused(long number, @Nullable Object[] row, Trouble trouble) {
        for (int i = 0; i < row.length; i++) {
            var column = table.columns().get(i);
            var misfit = column.misfit(row[i]);
            if (misfit.isPresent()) {
                return Failure.data(
                        "row %d, column \"%s\" of %s: %s"
                                .formatted(number, column.name(), table.name(), misfit.get()),
                        "clean the column before, or widen it in the database; nothing was saved");
            }
        }
        var message = database.failures().mask().apply(trouble.message());
        return Failure.data(
                "row %d does not fit into %s: %s".formatted(number, table.name(), message),
                "clean the row before, or change the table; nothing was saved");
    }

    private void bind(@Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            var value = row[i];
            if (value == null) {
                insert.setNull(i + 1, Types.NULL);
            } else {
                database.dialect().bind(insert, i + 1, value);
            }
        }
    }
}
