package dev.onggi.collect;

import dev.onggi.spi.Column;
import dev.onggi.spi.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what a source collects.
public final class FakeRows implements Rows {
    public final List<Map<String, Object>> rows = new ArrayList<>();
    public final List<Object> marks = new ArrayList<>();
    private @Nullable List<Column> columns;

    @Override
    public void columns(List<Column> names) {
        if (columns != null || !rows.isEmpty()) {
            throw new IllegalStateException("columns were fixed before");
        }
        columns = names;
    }

    @Override
    public void row(@Nullable Object... values) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < values.length; i++) {
            row.put(columns.get(i).name(), values[i]);
        }
        rows.add(row);
    }

    @Override
    public void add(@Nullable Object... namesAndValues) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        rows.add(row);
    }

    @Override
    public void add(Map<String, ? extends @Nullable Object> row) {
        rows.add(new LinkedHashMap<>(row));
    }

    @Override
    public void text(
            @Nullable Long id, String text, Map<String, ? extends @Nullable Object> metadata) {
        var row = new LinkedHashMap<String, Object>(metadata);
        row.put("raw_text", text);
        rows.add(row);
    }

    @Override
    public void mark(Object mark) {
        marks.add(mark);
    }

    /// The values of one column.
    public List<Object> column(String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }
}
