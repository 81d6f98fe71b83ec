package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import dev.onggi.step.Rejects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/// Collects the rejected rows of a run in staged parts, and writes one file for each source at its
/// end.
final class RunRejects implements AutoCloseable {
    private final DuckDb duckdb;
    private final Path folder;
    private final Map<String, List<Part>> parts = new LinkedHashMap<>();
    private int number;

    /// Rows that a step rejected.
    private record Part(String step, Path file) {}

    /// @param folder where parts are staged; removed by [#close]
    RunRejects(DuckDb duckdb, Path folder) {
        this.duckdb = duckdb;
        this.folder = folder;
    }

    /// The rejects of one step.
    Rejects of(String step, Cancellation cancellation) {
        return (dataset, rows, reason) -> add(dataset, rows, reason, step, cancellation);
    }

    private void add(
            Dataset dataset,
            RowSet rows,
            LongFunction<String> reason,
            String step,
            Cancellation cancellation)
            throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        var part = part(dataset.source(), step);
        try (var session = duckdb.session(cancellation)) {
            var reasons =
                    session.map(
                            (positions, cells) -> {
                                for (int i = 0; i < cells.length; i++) {
                                    cells[i] = reason.apply(positions.applyAsLong(i));
                                }
                            },
                            "_row",
                            "CAST(NULL AS VARCHAR)");
            session.execute(
                    "COPY (SELECT "
                            + columns(session, dataset)
                            + reasons
                            + " AS _reason, "
                            + Sql.text(step)
                            + " AS _step FROM "
                            + session.relation(dataset)
                            + " AS rows WHERE "
                            + session.in(rows, "_row")
                            + ") TO "
                            + Sql.path(part)
                            + " (FORMAT parquet)");
        }
    }

    private synchronized Path part(String source, String step) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("rejects_" + ++number + ".parquet");
        parts.computeIfAbsent(source, key -> new ArrayList<>()).add(new Part(step, file));
        return file;
    }

    /// Forgets what a try of a step rejected that failed.
    synchronized void drop(String step) {
        parts.values().forEach(list -> list.removeIf(part -> part.step().equals(step)));
        parts.values().removeIf(List::isEmpty);
    }

    private static String columns(Session session, Dataset dataset) {
        var shown = new ArrayList<String>();
        shown.add(dataset.idColumn());
        if (dataset.kind() == Dataset.Kind.TEXT) {
            shown.add("raw_text");
        }
        dataset.ownColumns().stream().map(Column::name).forEach(shown::add);
        return shown.stream()
                .map(name -> dataset.column(name).orElse(Column.text(name)))
                .map(column -> session.written(column) + " AS " + Sql.name(column.name()) + ", ")
                .collect(Collectors.joining());
    }

    /// Sources with rejected rows.
    synchronized List<String> sources() {
        return List.copyOf(parts.keySet());
    }

    /// Writes the rejected rows of a source.
    ///
    /// @return how many rows
    long write(String source, Path file) {
        var files =
                parts.getOrDefault(source, List.of()).stream()
                        .map(part -> Sql.path(part.file()))
                        .collect(Collectors.joining(", "));
        try (var session = duckdb.session(new Cancellation())) {
            return session.execute(
                    "COPY (SELECT * EXCLUDE (_reason, _step), _reason, _step FROM read_parquet(["
                            + files
                            + "], union_by_name = true)) TO "
                            + Sql.path(file)
                            + " (FORMAT csv, HEADER false, PREFIX "
                            + Sql.text("\uFEFF" + header(session, files))
                            + ", SUFFIX "
                            + Sql.text("\n")
                            + ")");
        }
    }

    /// The first line; DuckDB itself writes no byte order mark.
    private static String header(Session session, String files) {
        var names =
                session.describe(
                        "SELECT * EXCLUDE (_reason, _step), _reason, _step FROM read_parquet(["
                                + files
                                + "], union_by_name = true)");
        return names.stream()
                .map(column -> "\"" + column.name().replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\n"));
    }

    /// Removes the staged parts.
    @Override
    public void close() throws IOException {
        if (Files.isDirectory(folder)) {
            DurableFiles.remove(folder);
        }
    }
}
