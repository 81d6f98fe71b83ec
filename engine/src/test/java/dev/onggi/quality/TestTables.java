package dev.onggi.quality;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A DuckDB and Parquet files for tests of quality.
public final class TestTables implements AutoCloseable {
    private final DuckDb duckdb;
    private final Session session;
    private final Path folder;
    private int files;

    public TestTables(Path folder) {
        this.folder = folder;
        this.duckdb = DuckDb.open(new DuckDb.Limits(512L << 20, 2, folder.resolve("spill")));
        this.session = duckdb.session(new Cancellation());
    }

    public DuckDb duckdb() {
        return duckdb;
    }

    public Session session() {
        return session;
    }

    /// A table of what a SELECT gives, in order, with `_id` from 1 in front.
    public Dataset table(String select) {
        return dataset(
                Dataset.Kind.TABLE,
                "SELECT row_number() OVER () AS _id, * FROM (" + select + ")",
                List.of());
    }

    /// A dataset of what a SELECT gives.
    public Dataset dataset(Dataset.Kind kind, String select, List<String> unfolded) {
        var file = folder.resolve("t" + files++ + ".parquet");
        session.execute("COPY (" + select + ") TO " + Sql.path(file) + " (FORMAT parquet)");
        var read = "SELECT * FROM read_parquet(" + Sql.path(file) + ")";
        List<Column> columns = session.describe(read);
        long rows =
                session.query(
                        "SELECT count(*) FROM (" + read + ")",
                        result -> result.next() ? result.getLong(1) : -1);
        return new Dataset(
                "test",
                file,
                kind,
                columns,
                unfolded.stream().map(Column::text).toList(),
                rows,
                new RowSet());
    }

    /// A SELECT of rows of text; null is an empty cell.
    public static String values(List<String> columns, List<? extends List<String>> rows) {
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var cells = row.stream().map(c -> c == null ? "NULL" : Sql.text(c)).toList();
            lines.add("(" + String.join(", ", cells) + ")");
        }
        var casts =
                columns.stream().map(c -> "CAST(" + Sql.name(c) + " AS VARCHAR) AS " + Sql.name(c));
        return "SELECT "
                + String.join(", ", casts.toList())
                + " FROM (VALUES "
                + String.join(", ", lines)
                + ") t("
                + Sql.names(columns)
                + ")";
    }

    /// A SELECT of one column of text.
    public static String column(String name, String... cells) {
        var rows = new ArrayList<List<String>>();
        for (var cell : cells) {
            var row = new ArrayList<String>();
            row.add(cell);
            rows.add(row);
        }
        return values(List.of(name), rows);
    }

    @Override
    public void close() {
        session.close();
        duckdb.close();
    }
}
