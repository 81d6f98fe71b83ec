package dev.onggi.collect;

import dev.onggi.data.Batch;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table: the data's own columns, then `_id`, `_source`, `_created_at` and, where several files
/// are read, `_file`.
final class TableShape implements Shaper {
    private final String source;
    private final String createdAt;
    private boolean files;
    private @Nullable Layout layout;
    private @Nullable Shape shape;

    /// @param source the `_source` of every row
    /// @param createdAt SQL of the `_created_at` of every row
    TableShape(String source, String createdAt) {
        this.source = source;
        this.createdAt = createdAt;
    }

    @Override
    public Dataset.Kind kind() {
        return Dataset.Kind.TABLE;
    }

    @Override
    public List<Column> unfolded(Layout wanted) {
        return List.of();
    }

    @Override
    public RejectNames rejectNames(Layout wanted) {
        return new RejectNames("_id", -1, wanted.columns().stream().map(Column::name).toList());
    }

    @Override
    public Shape.Shaped shape(Chunk chunk) {
        if (chunk.files() != null && !files) {
            files = true;
            layout = null;
        }
        var current = shape(chunk.layout());
        var columns = new ArrayList<Object>(chunk.columns().length + 2);
        long bytes = 8L * chunk.rows();
        for (int c = 0; c < chunk.columns().length; c++) {
            var column = chunk.columns()[c];
            bytes += ColumnArrays.bytes(column, chunk.rows());
            boolean time = chunk.layout().columns().get(c).type().equals(ColumnType.TIME);
            columns.add(time ? ColumnArrays.texts(column, chunk.rows()) : column);
        }
        columns.add(chunk.numbers());
        if (files) {
            columns.add(chunk.files() == null ? ColumnArrays.EMPTY : chunk.files());
        }
        return new Shape.Shaped(current, new Batch(chunk.rows(), columns.toArray()), bytes);
    }

    @Override
    public Shape shape(Layout wanted) {
        var current = shape;
        if (current == null || wanted != layout) {
            current = make(wanted);
            shape = current;
            layout = wanted;
        }
        return current;
    }

    private Shape make(Layout wanted) {
        var fed = new ArrayList<Column>();
        var stored = new ArrayList<Column>();
        var select = new ArrayList<String>();
        for (var column : wanted.columns()) {
            boolean time = column.type().equals(ColumnType.TIME);
            var name = Sql.name(column.name());
            fed.add(time ? Column.text(column.name()) : column);
            stored.add(column);
            select.add(time ? "CAST(" + name + " AS TIME) AS " + name : name);
        }
        fed.add(new Column("_id", ColumnType.INTEGER));
        stored.add(new Column("_id", ColumnType.INTEGER));
        stored.add(Column.text("_source"));
        stored.add(new Column("_created_at", ColumnType.TIMESTAMP));
        select.add("_id");
        select.add(Sql.text(source) + " AS _source");
        select.add(createdAt + " AS _created_at");
        if (files) {
            fed.add(Column.text("_file"));
            stored.add(Column.text("_file"));
            select.add("_file");
        }
        return new Shape(fed, stored, String.join(", ", select));
    }

    @Override
    public boolean fits(Shape from, Shape last) {
        return Set.copyOf(last.stored()).containsAll(from.stored());
    }

    @Override
    public String join(Session session, Shape from, Shape last, long firstRow) {
        return Shaper.byName(from.stored(), last.stored());
    }
}
