package dev.onggi.data;

import dev.onggi.spi.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a query as batches of text, typed values as DuckDB writes them.
final class ResultReader implements BatchReader {
    private final Threads.Running running;
    private final Statement statement;
    private final ResultSet rows;
    private final List<Column> columns;

    ResultReader(
            Threads.Running running, Statement statement, ResultSet rows, List<Column> columns) {
        this.running = running;
        this.statement = statement;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable Batch next() throws SQLException {
        int width = columns.size();
        var cells = new @Nullable String[width][Batch.CAPACITY];
        int count = 0;
        while (count < Batch.CAPACITY && rows.next()) {
            for (int c = 0; c < width; c++) {
                cells[c][count] = rows.getString(c + 1);
            }
            count++;
        }
        return count == 0 ? null : new Batch(count, cells);
    }

    @Override
    public void close() {
        try (running;
                statement;
                rows) {
            // both are closed
        } catch (SQLException e) {
            throw DuckErrors.translate(e, "close");
        }
    }
}
