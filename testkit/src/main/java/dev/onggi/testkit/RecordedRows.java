package dev.onggi.testkit;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the rows that a source or a file format adds, for tests.
public class RecordedRows implements Rows {
    private final List<Column> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private @Nullable Object mark;

    /// No rows yet.
    public RecordedRows() {}

    /// The columns that were fixed.
    ///
    /// @return in order
    public List<Column> columns() {
        return columns;
    }

    /// The names of the columns that were fixed.
    ///
    /// @return in order
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /// The values of the rows.
    ///
    /// @return in order
    public List<List<@Nullable Object>> rows() {
        return rows;
    }

    /// The values of a column.
    ///
    /// @param index from 0
    /// @return in order
    public List<@Nullable Object> column(int index) {
        return rows.stream().<@Nullable Object>map(row -> row.get(index)).toList();
    }

    /// The last mark.
    ///
    /// @return null where there was none
    public @Nullable Object marked() {
        return mark;
    }

    @Override
    public void columns(List<Column> fixed) throws Failure {
        if (!rows.isEmpty()) {
            throw Failure.user("the columns come after rows", "fix them first");
        }
        columns.clear();
        columns.addAll(fixed);
    }

    @Override
    public void row(@Nullable Object... values) throws Failure {
        if (values.length != columns.size()) {
            throw Failure.user(
                    values.length + " values for " + columns.size() + " columns", "give as many");
        }
        rows.add(Arrays.asList(values.clone()));
    }

    @Override
    public void add(@Nullable Object... namesAndValues) {
        rows.add(Arrays.asList(namesAndValues.clone()));
    }

    @Override
    public void add(Map<String, ? extends @Nullable Object> row) {
        rows.add(new ArrayList<>(row.values()));
    }

    @Override
    public void text(
            @Nullable Long id, String text, Map<String, ? extends @Nullable Object> metadata) {
        rows.add(Arrays.asList(id, text, metadata));
    }

    @Override
    public void mark(Object value) {
        mark = value;
    }
}
