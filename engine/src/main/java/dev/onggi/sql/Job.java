package dev.onggi.sql;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the child process is told: a query, the tables it may read and how much it may use.
///
/// @param query one SELECT
/// @param tables what can be read
/// @param source the `_source` of the result
/// @param createdAt the `_created_at` of the result, local time in ISO form
/// @param zone the time zone of `now()` and of what has one
/// @param memoryBytes what DuckDB may use
/// @param threads threads at work
record Job(
        String query,
        List<Table> tables,
        String source,
        String createdAt,
        String zone,
        long memoryBytes,
        int threads) {

    /// A dataset under the names it has in SQL.
    ///
    /// @param names at least one
    /// @param dataset its file lies in the child's folder
    record Table(List<String> names, Dataset dataset) {}

    /// Writes the job and the rows its tables leave out.
    void write(Path folder) throws IOException {
        var written = new ArrayList<Map<String, Object>>();
        for (var table : tables) {
            var dataset = table.dataset();
            writeRows(rowsOf(dataset.file()), dataset.leftOut());
            var map = new LinkedHashMap<String, Object>();
            map.put("names", table.names());
            map.put("file", dataset.file().toString());
            map.put("kind", dataset.kind().name());
            map.put("rows", dataset.rows());
            map.put("columns", written(dataset.columns()));
            map.put("unfolded", written(dataset.unfolded()));
            map.put("declared", List.copyOf(dataset.layout().declared()));
            written.add(map);
        }
        var map = new LinkedHashMap<String, Object>();
        map.put("query", query);
        map.put("tables", written);
        map.put("source", source);
        map.put("createdAt", createdAt);
        map.put("zone", zone);
        map.put("memory", memoryBytes);
        map.put("threads", threads);
        JSON.std.write(map, folder.resolve("job.json").toFile());
    }

    static Job read(Path folder) throws IOException {
        var map = JSON.std.mapFrom(folder.resolve("job.json").toFile());
        var tables = new ArrayList<Table>();
        for (var table : Json.maps(map.get("tables"))) {
            tables.add(new Table(Json.texts(table.get("names")), dataset(table)));
        }
        return new Job(
                Json.text(map, "query"),
                tables,
                Json.text(map, "source"),
                Json.text(map, "createdAt"),
                Json.text(map, "zone"),
                Json.number(map, "memory"),
                Math.toIntExact(Json.number(map, "threads")));
    }

    private static Dataset dataset(Map<String, Object> table) throws IOException {
        var file = Path.of(Json.text(table, "file"));
        var layout =
                new Dataset.Layout(
                        "",
                        Dataset.Kind.valueOf(Json.text(table, "kind")),
                        columns(table.get("columns")),
                        columns(table.get("unfolded")),
                        Set.copyOf(Json.texts(table.get("declared"))));
        return new Dataset(layout, file, Json.number(table, "rows"), readRows(rowsOf(file)));
    }

    /// Names and types in turn; names are no keys, because readers limit the length of keys.
    private static List<String> written(List<Column> columns) {
        return columns.stream().flatMap(c -> Stream.of(c.name(), c.type().toString())).toList();
    }

    private static List<Column> columns(@Nullable Object written) {
        var texts = Json.texts(written);
        var columns = new ArrayList<Column>();
        for (int i = 0; i < texts.size(); i += 2) {
            columns.add(new Column(texts.get(i), ColumnType.parse(texts.get(i + 1)).orElseThrow()));
        }
        return List.copyOf(columns);
    }

    private static Path rowsOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".rows");
    }

    private static void writeRows(Path file, RowSet rows) throws IOException {
        try (var out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(rows.size());
            for (int position : rows.positions().toArray()) {
                out.writeInt(position);
            }
        }
    }

    private static RowSet readRows(Path file) throws IOException {
        var rows = new RowSet();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int left = in.readInt(); left > 0; left--) {
                rows.add(in.readInt());
            }
        }
        return rows;
    }
}
