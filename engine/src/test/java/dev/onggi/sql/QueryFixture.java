package dev.onggi.sql;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// Checks queries in this process against the tables `fetch`, `orders` and `posts`.
abstract class QueryFixture {
    static final Tables TABLES =
            new Tables(
                    List.of(
                            new Job.Table(
                                    List.of("fetch", "input"),
                                    table(
                                            new Column("_id", ColumnType.INTEGER),
                                            Column.text("_source"),
                                            Column.text("별점"),
                                            Column.text("name"),
                                            Column.text("city"),
                                            new Column("n", ColumnType.INTEGER),
                                            new Column("x", ColumnType.NUMBER),
                                            new Column("day", ColumnType.DATE),
                                            new Column("good", ColumnType.BOOLEAN))),
                            new Job.Table(
                                    List.of("orders"),
                                    table(
                                            new Column("_id", ColumnType.INTEGER),
                                            Column.text("name"),
                                            Column.text("price"),
                                            new Column("n", ColumnType.INTEGER),
                                            new Column("at", ColumnType.TIMESTAMP))),
                            new Job.Table(
                                    List.of("posts"),
                                    new Dataset(
                                            new Dataset.Layout(
                                                    "posts",
                                                    Dataset.Kind.TEXT,
                                                    List.of(
                                                            new Column("id", ColumnType.INTEGER),
                                                            Column.text("source"),
                                                            Column.text("raw_text"),
                                                            new Column(
                                                                    "created_at",
                                                                    ColumnType.TIMESTAMP),
                                                            Column.text("metadata")),
                                                    List.of(
                                                            Column.text("likes"),
                                                            new Column("stars", ColumnType.INTEGER),
                                                            Column.text("code")),
                                                    Set.of("code")),
                                            Path.of("posts.parquet"),
                                            0,
                                            new RowSet()))));

    static DuckDb duckdb;
    static Session session;

    @BeforeAll
    static void open(@TempDir Path folder) {
        duckdb = DuckDb.open(new DuckDb.Limits(256L << 20, 2, folder.resolve("spill")));
        session = duckdb.session(new Cancellation());
        for (var name : TABLES.names()) {
            session.execute("CREATE TABLE " + Sql.name(name) + " (" + columns(name) + ")");
        }
        Lock.apply(session, folder, "Asia/Seoul");
    }

    @AfterAll
    static void close() {
        session.close();
        duckdb.close();
    }

    /// Everything that is done before a query runs.
    static void check(String query) {
        var parsed = ParsedQuery.of(query, TABLES::contains, session);
        Reach.check(parsed, TABLES);
        Binding.check(parsed, TABLES, session);
    }

    private static Dataset table(Column... columns) {
        return new Dataset(
                "t",
                Path.of("t.parquet"),
                Dataset.Kind.TABLE,
                List.of(columns),
                List.of(),
                0,
                new RowSet());
    }

    private static String columns(String table) {
        return TABLES.dataset(table).readable().stream()
                .map(c -> Sql.name(c.name()) + " " + Sql.type(c.type()))
                .collect(Collectors.joining(", "));
    }
}
