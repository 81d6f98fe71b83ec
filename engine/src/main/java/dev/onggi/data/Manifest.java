package dev.onggi.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of a published file: enough to check it and to read it without a database.
///
/// @param file the name relative to the workspace
/// @param sha256 of the whole file, in hexadecimal
/// @param bytes its length
/// @param rows its rows
/// @param dataset what a reader needs where it is a dataset, or null for a file for people
/// @param notes producer, parents and what was told
public record Manifest(
        String file,
        String sha256,
        long bytes,
        long rows,
        Dataset.@Nullable Layout dataset,
        Map<String, Object> notes) {

    /// The note of a file that holds a sample or the rows of a backfill's interval.
    public static final String PARTIAL = "partial";

    /// Names of columns may be of any length.
    private static final JSON ANY_LENGTH =
            JSON.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .build();

    /// The manifest as JSON.
    ///
    /// @return one line
    public String json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("file", file);
        map.put("sha256", sha256);
        map.put("bytes", bytes);
        map.put("rows", rows);
        if (dataset != null) {
            map.put("source", dataset.source());
            map.put("kind", dataset.kind().name());
            map.put("columns", written(dataset.columns()));
            map.put("unfolded", written(dataset.unfolded()));
            map.put("declared", dataset.declared().stream().sorted().toList());
        }
        map.put("notes", notes);
        try {
            return JSON.std.asString(map);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads a manifest.
    ///
    /// @param json what [#json] gave
    /// @return the manifest
    /// @throws IOException when it is no manifest
    @SuppressWarnings("unchecked")
    public static Manifest parse(String json) throws IOException {
        var map = ANY_LENGTH.mapFrom(json);
        Dataset.Layout layout = null;
        if (map.get("columns") instanceof Map<?, ?>) {
            layout =
                    new Dataset.Layout(
                            text(map, "source"),
                            Dataset.Kind.valueOf(text(map, "kind")),
                            columns(map.get("columns")),
                            columns(map.get("unfolded")),
                            columns(map.get("declared")).stream()
                                    .map(Column::name)
                                    .collect(Collectors.toUnmodifiableSet()));
        }
        return new Manifest(
                text(map, "file"),
                text(map, "sha256"),
                Long.parseLong(text(map, "bytes")),
                Long.parseLong(text(map, "rows")),
                layout,
                map.get("notes") instanceof Map<?, ?> notes
                        ? (Map<String, Object>) notes
                        : Map.of());
    }

    private static Map<String, String> written(List<Column> columns) {
        var types = new LinkedHashMap<String, String>();
        columns.forEach(c -> types.put(c.name(), c.type().toString()));
        return types;
    }

    /// Columns by name and type; a list of names, as the first version wrote unfolded columns, is
    /// one of texts.
    private static List<Column> columns(@Nullable Object written) {
        return switch (written) {
            case Map<?, ?> types ->
                    types.entrySet().stream()
                            .map(e -> column(String.valueOf(e.getKey()), e.getValue()))
                            .toList();
            case List<?> names ->
                    names.stream().map(name -> Column.text(String.valueOf(name))).toList();
            case null, default -> List.of();
        };
    }

    private static Column column(String name, Object type) {
        return new Column(name, ColumnType.parse(String.valueOf(type)).orElse(ColumnType.TEXT));
    }

    private static String text(Map<String, Object> map, String key) throws IOException {
        var value = map.get(key);
        if (value == null) {
            throw new IOException("the manifest lacks `" + key + "`");
        }
        return value.toString();
    }

    /// Whether the file holds a sample, or the rows of a backfill's interval.
    ///
    /// @return true where it does not stand for what its source has
    public boolean partial() {
        return notes.containsKey(PARTIAL);
    }

    /// The dataset that a manifest describes.
    ///
    /// @param root the workspace
    /// @return all rows of the file
    public Dataset open(Path root) {
        if (dataset == null) {
            throw new IllegalStateException(file + " is no dataset");
        }
        return new Dataset(dataset, root.resolve(file), rows, new RowSet());
    }

    /// Where a manifest lies.
    ///
    /// @param state the workspace's `.onggi`
    /// @param file the file's name relative to the workspace
    /// @return the manifest's path
    public static Path path(Path state, String file) {
        return state.resolve("manifests").resolve(file + ".json");
    }

    /// Reads the manifest of a file where it has one.
    ///
    /// @param path what [#path] gave
    /// @return the manifest
    /// @throws IOException when there is none or it cannot be read
    public static Manifest read(Path path) throws IOException {
        return parse(Files.readString(path));
    }
}
