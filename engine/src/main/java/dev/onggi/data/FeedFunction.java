package dev.onggi.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// `onggi_feed(handle)`: the rows of a [Feed] as a table, in order and therefore on one thread.
final class FeedFunction implements DuckDBTableFunction<Feed, Feed, Feed> {
    @Override
    public Feed bind(DuckDBTableFunctionBindInfo info) throws Exception {
        var feed = Handles.get(info.getParameter(0).getLong(), Feed.class);
        for (var column : feed.reader().columns()) {
            try (var type = DuckTypes.logical(column.type())) {
                info.addResultColumn(column.name(), type);
            }
        }
        return feed;
    }

    @Override
    public Feed init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return info.getBindData();
    }

    @Override
    public Feed localInit(DuckDBTableFunctionInitInfo info) {
        return info.getBindData();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter out)
            throws Exception {
        Feed feed = call.getInitData();
        var batch = feed.next();
        if (batch == null) {
            return 0;
        }
        for (int c = 0; c < batch.columns().length; c++) {
            write(batch.columns()[c], batch.rows(), out.vector(c));
        }
        return batch.rows();
    }

    private static void write(Object column, int rows, DuckDBWritableVector vector) {
        switch (column) {
            case byte[][] texts ->
                    vector.setStringUtf8Batch(
                            0, texts.length == rows ? texts : java.util.Arrays.copyOf(texts, rows));
            case long[] numbers -> {
                for (int i = 0; i < rows; i++) {
                    vector.setLong(i, numbers[i]);
                }
            }
            case Object[] values -> {
                for (int i = 0; i < rows; i++) {
                    write(vector, i, values[i]);
                }
            }
            default -> throw new IllegalArgumentException(column.getClass().getName());
        }
    }

    private static void write(DuckDBWritableVector vector, int row, @Nullable Object value) {
        switch (value) {
            case null -> vector.setNull(row);
            case String text -> vector.setString(row, text);
            case Long number -> vector.setLong(row, number);
            case Double number -> vector.setDouble(row, number);
            case BigDecimal number -> vector.setBigDecimal(row, number);
            case Boolean flag -> vector.setBoolean(row, flag);
            case LocalDate date -> vector.setDate(row, date);
            case LocalDateTime time -> vector.setTimestamp(row, time);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        }
    }
}
