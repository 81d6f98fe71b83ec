package dev.onggi.collect.file;

import dev.onggi.data.Batch;
import dev.onggi.data.DataProblem;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Parquet files, whose columns keep their types; lists and structures become JSON text.
final class ParquetKind implements FileKind {
    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<String> endings() {
        return List.of("parquet", "pq");
    }

    @Override
    public List<Column> columns(Reading reading) throws IOException {
        var path = reading.path();
        try (var session = session(reading)) {
            return described(session, path).stream().map(Described::column).toList();
        } catch (OnggiException e) {
            throw explained(e, reading);
        }
    }

    @Override
    public void read(Reading reading) throws IOException {
        var path = reading.path();
        try (var session = session(reading)) {
            var described = described(session, path);
            var columns = described.stream().map(Described::column).toList();
            var select =
                    described.stream()
                            .map(d ->
                                    d.select(
                                            reading.request().context().workspace().zone().getId()))
                            .collect(Collectors.joining(", "));
            session.query(
                    "SELECT " + select + " FROM read_parquet(" + Sql.path(path) + ")",
                    result -> {
                        copy(result, columns, reading);
                        return null;
                    });
        } catch (OnggiException e) {
            throw explained(e, reading);
        }
    }

    private static Session session(Reading reading) {
        var context = reading.request().context();
        return context.duckdb().session(context.cancellation());
    }

    private static OnggiException explained(OnggiException e, Reading reading) {
        var first = e.problems().getFirst();
        return first.code() == DataProblem.QUERY_FAILED
                ? OnggiException.because(
                        e,
                        DataProblem.NOT_PARQUET,
                        reading.name(),
                        first.args().getFirst().replaceAll("(?s)[\"']?/[^\"' ]+[\"']?", "..."))
                : e;
    }

    /// A column as DuckDB and as Onggi see it.
    private record Described(Column column, String duckType) {
        String select(String zone) {
            var name = Sql.name(column.name());
            var upper = duckType.toUpperCase(java.util.Locale.ROOT);
            if (upper.endsWith("WITH TIME ZONE") && column.type().kind() == Kind.TIMESTAMP) {
                return "timezone(" + Sql.text(zone) + ", " + name + ") AS " + name;
            }
            boolean nested =
                    upper.endsWith("]") || upper.startsWith("STRUCT") || upper.startsWith("MAP");
            return "CAST("
                    + (nested ? "to_json(" + name + ")" : name)
                    + " AS "
                    + Sql.type(column.type())
                    + ") AS "
                    + name;
        }
    }

    private static List<Described> described(Session session, Path path) {
        var select = "SELECT * FROM read_parquet(" + Sql.path(path) + ")";
        var columns = session.describe(select);
        var types =
                session.query(
                        "DESCRIBE " + select,
                        result -> {
                            var names = new ArrayList<String>();
                            while (result.next()) {
                                names.add(result.getString(2));
                            }
                            return names;
                        });
        var all = new ArrayList<Described>();
        for (int i = 0; i < columns.size(); i++) {
            all.add(new Described(columns.get(i), types.get(i)));
        }
        return all;
    }

    private static void copy(ResultSet result, List<Column> columns, Reading reading)
            throws SQLException {
        int capacity = Math.clamp(200_000 / Math.max(1, columns.size()), 1, Batch.CAPACITY);
        boolean more = result.next();
        while (more) {
            var arrays = new Object[columns.size()];
            for (int c = 0; c < arrays.length; c++) {
                boolean text = columns.get(c).type().kind() == Kind.TEXT;
                arrays[c] = text ? new byte[capacity][] : new Object[capacity];
            }
            int rows = 0;
            long bytes = 0;
            while (more && rows < capacity && bytes < 4 << 20) {
                for (int c = 0; c < arrays.length; c++) {
                    var value = value(result, c + 1, columns.get(c).type().kind());
                    ((@Nullable Object[]) arrays[c])[rows] = value;
                    bytes += value instanceof byte[] text ? text.length : 8;
                }
                rows++;
                more = result.next();
            }
            reading.rows().batch(columns, new Batch(rows, arrays));
        }
    }

    private static @Nullable Object value(ResultSet result, int column, Kind kind)
            throws SQLException {
        @Nullable Object value =
                switch (kind) {
                    case TEXT -> {
                        var text = result.getString(column);
                        yield text == null ? null : text.getBytes(StandardCharsets.UTF_8);
                    }
                    case INTEGER -> result.getLong(column);
                    case NUMBER -> result.getDouble(column);
                    case DECIMAL -> result.getBigDecimal(column);
                    case BOOLEAN -> result.getBoolean(column);
                    case DATE -> result.getObject(column, java.time.LocalDate.class);
                    case TIME -> result.getObject(column, java.time.LocalTime.class);
                    case TIMESTAMP -> result.getObject(column, java.time.LocalDateTime.class);
                };
        return result.wasNull() ? null : value;
    }
}
