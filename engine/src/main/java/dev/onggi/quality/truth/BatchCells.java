package dev.onggi.quality.truth;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.spi.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of batches, typed values as their text.
final class BatchCells implements CellRows {
    private final BatchReader reader;
    private final List<String> columns;
    private final @Nullable String[] row;
    private @Nullable Batch batch;
    private int at;

    BatchCells(BatchReader reader) {
        this.reader = reader;
        this.columns = reader.columns().stream().map(Column::name).toList();
        this.row = new @Nullable String[columns.size()];
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable String @Nullable [] next() throws Exception {
        var current = batch;
        while (current == null || at == current.rows()) {
            current = reader.next();
            batch = current;
            at = 0;
            if (current == null) {
                return null;
            }
        }
        for (int c = 0; c < row.length; c++) {
            row[c] = text(current.columns()[c], at);
        }
        at++;
        return row;
    }

    private static @Nullable String text(Object column, int row) {
        return switch (column) {
            case byte[][] texts -> utf8(texts[row]);
            case long[] numbers -> Long.toString(numbers[row]);
            case Object[] values -> plain(values[row]);
            default -> throw new IllegalArgumentException(column.getClass().getName());
        };
    }

    private static @Nullable String plain(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String utf8(byte @Nullable [] text) {
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        reader.close();
    }
}
