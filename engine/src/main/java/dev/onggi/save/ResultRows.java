package dev.onggi.save;

import dev.onggi.spi.Column;
import dev.onggi.spi.Sink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a streamed result, as a sink reads them.
final class ResultRows implements Sink.RowReader {
    private static final int ROWS_BETWEEN_REPORTS = 10_000;

    private final ResultSet rows;
    private final SaveFormat.Job job;
    private final List<Column> columns;
    private long read;
    private @Nullable SQLException failure;

    ResultRows(ResultSet rows, SaveFormat.Job job) {
        this.rows = rows;
        this.job = job;
        this.columns = job.columns().stream().map(SavedColumn::renamed).toList();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable Object @Nullable [] next() throws SQLException {
        try {
            if (!rows.next()) {
                return null;
            }
            if (++read % ROWS_BETWEEN_REPORTS == 0) {
                job.context().log().progress(read, job.dataset().keptRows());
            }
            var values = new @Nullable Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(i);
            }
            return values;
        } catch (SQLException e) {
            failure = e;
            throw e;
        }
    }

    /// What ended the reading, or null.
    @Nullable SQLException failure() {
        return failure;
    }

    private @Nullable Object value(int index) throws SQLException {
        int i = index + 1;
        @Nullable Object value =
                switch (columns.get(index).type().kind()) {
                    case TEXT -> rows.getString(i);
                    case INTEGER -> rows.getLong(i);
                    case NUMBER -> rows.getDouble(i);
                    case DECIMAL -> rows.getBigDecimal(i);
                    case BOOLEAN -> rows.getBoolean(i);
                    case DATE -> rows.getObject(i, LocalDate.class);
                    case TIME -> rows.getObject(i, LocalTime.class);
                    case TIMESTAMP -> rows.getObject(i, LocalDateTime.class);
                };
        return rows.wasNull() ? null : value;
    }
}
