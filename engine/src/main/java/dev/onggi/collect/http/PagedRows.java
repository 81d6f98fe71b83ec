package dev.onggi.collect.http;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Rows;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts rows, and lets each page of a table name its columns again as long as they stay the same.
final class PagedRows implements Rows {
    private final Rows rows;
    private @Nullable List<Column> columns;
    private long count;
    private boolean firstPage;
    private int page;

    PagedRows(Rows rows) {
        this.rows = rows;
    }

    void nextPage() {
        page++;
        firstPage = page == 1;
    }

    long count() {
        return count;
    }

    @Override
    public void columns(List<Column> names) throws Failure {
        if (firstPage || columns == null) {
            columns = List.copyOf(names);
            rows.columns(names);
        } else if (!columns.equals(names)) {
            throw Failure.data(
                    "page %d has other columns than the pages before: %s instead of %s"
                            .formatted(page, names(names), names(columns)),
                    "Collect such sources in several steps.");
        }
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    @Override
    public void row(@Nullable Object... values) throws Failure {
        count++;
        rows.row(values);
    }

    @Override
    public void add(@Nullable Object... namesAndValues) throws Failure {
        count++;
        rows.add(namesAndValues);
    }

    @Override
    public void add(Map<String, ? extends @Nullable Object> row) throws Failure {
        count++;
        rows.add(row);
    }

    @Override
    public void text(
            @Nullable Long id, String text, Map<String, ? extends @Nullable Object> metadata)
            throws Failure {
        count++;
        rows.text(id, text, metadata);
    }

    @Override
    public void mark(Object mark) {
        rows.mark(mark);
    }
}
