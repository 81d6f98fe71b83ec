package dev.onggi.data;

import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// A connection to DuckDB with the Java objects that its SQL refers to. For one thread at a time.
public final class Session implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Threads threads;
    private final Wide wide;
    private final Cancellation cancellation;
    private final List<Long> handles = new ArrayList<>();
    private final List<Feed> feeds = new ArrayList<>();
    private boolean readsWide;

    /// Takes the rows of a result.
    ///
    /// @param <T> what is made of them
    @FunctionalInterface
    public interface Reader<T extends @Nullable Object> {
        /// Reads a result from before its first row.
        ///
        /// @param rows the open result
        /// @return what is made of it
        /// @throws Exception any
        T read(ResultSet rows) throws Exception;
    }

    Session(DuckDBConnection connection, Threads threads, Wide wide, Cancellation cancellation) {
        this.connection = connection;
        this.threads = threads;
        this.wide = wide;
        this.cancellation = cancellation;
    }

    /// SQL of a dataset's rows in order: `_row` (position in the file from 0) and every readable
    /// column by its name, without the rows left out. Columns that are not named in the query are
    /// not read.
    ///
    /// @param dataset what to scan
    /// @return a parenthesised SELECT, to be given an alias
    public String relation(Dataset dataset) {
        return relation(dataset, dataset.readable().stream().map(Column::name).toList());
    }

    /// SQL of some columns of a dataset's rows, as [#relation(Dataset)] gives all of them: DuckDB
    /// needs milliseconds for them where thousands take a third of a second.
    ///
    /// @param dataset what to scan
    /// @param names readable columns; what the dataset does not have is passed over
    /// @return a parenthesised SELECT, to be given an alias
    public String relation(Dataset dataset, Collection<String> names) {
        var wanted = Set.copyOf(names);
        ready(dataset.columns().size());
        var sql = new StringBuilder("(SELECT file_row_number AS _row");
        for (var column : dataset.columns()) {
            if (wanted.contains(column.name())) {
                sql.append(", ").append(Sql.name(column.name()));
            }
        }
        for (var column : dataset.unfolded()) {
            if (wanted.contains(column.name())) {
                sql.append(", ")
                        .append(unfolded(column))
                        .append(" AS ")
                        .append(Sql.name(column.name()));
            }
        }
        sql.append(" FROM read_parquet(")
                .append(Sql.path(dataset.file()))
                .append(", file_row_number = true)");
        if (!dataset.leftOut().isEmpty()) {
            sql.append(" WHERE NOT onggi_in(")
                    .append(handle(dataset.leftOut()))
                    .append(", file_row_number)");
        }
        return sql.append(")").toString();
    }

    private void ready(int columns) {
        if (columns > Wide.COLUMNS) {
            wide.enter(columns, !readsWide);
            readsWide = true;
        }
    }

    /// A value of the metadata in its type. Metadata that the data brought along may hold another
    /// value by that name, which is no value of the column.
    private static String unfolded(Column column) {
        var path = Sql.text("$.\"" + column.name().replace("\"", "\\\"") + "\"");
        var text = "json_extract_string(metadata, " + path + ")";
        return column.type().kind() == ColumnType.Kind.TEXT
                ? text
                : "TRY_CAST(" + text + " AS " + Sql.type(column.type()) + ")";
    }

    /// SQL of a table that Java feeds, in order.
    ///
    /// @param reader what to read; closed by the caller
    /// @return a table function call
    public String feed(BatchReader reader) {
        ready(reader.columns().size());
        var feed = new Feed(reader);
        feeds.add(feed);
        return "onggi_feed(" + handle(feed) + ")";
    }

    /// SQL of a test of text in Java.
    ///
    /// @param test the test
    /// @param expression SQL of a text
    /// @return SQL of a boolean, null where the text is null
    public String test(TextTest test, String expression) {
        return "onggi_test(" + handle(test) + ", " + expression + ")";
    }

    /// SQL of texts rewritten in Java.
    ///
    /// @param map the function
    /// @param row SQL of the row's position
    /// @param expression SQL of a text
    /// @return SQL of a text
    public String map(CellMap map, String row, String expression) {
        return "onggi_map(" + handle(map) + ", " + row + ", " + expression + ")";
    }

    /// SQL of the texts that change when they are rewritten in Java, null where they stay as they
    /// are: a column of an inner query, to be [#merged] in the outer one, so that DuckDB hands on
    /// unchanged texts without a copy.
    ///
    /// @param map the function
    /// @param row SQL of the row's position
    /// @param expression SQL of a text
    /// @return SQL of a text
    public String changes(CellMap map, String row, String expression) {
        return "onggi_changes(" + handle(map) + ", " + row + ", " + expression + ")";
    }

    /// SQL of texts with their changes.
    ///
    /// @param expression SQL of the text before
    /// @param changes the name of the column that holds the [#changes]
    /// @return SQL of a text
    public static String merged(String expression, String changes) {
        return "CASE WHEN "
                + changes
                + " IS NULL THEN "
                + expression
                + " ELSE nullif("
                + changes
                + ", "
                + Sql.text(Functions.EMPTIED)
                + ") END";
    }

    /// SQL that says whether a row is in a set.
    ///
    /// @param rows the set; must not change while the query runs
    /// @param row SQL of the row's position
    /// @return SQL of a boolean
    public String in(RowSet rows, String row) {
        return "onggi_in(" + handle(rows) + ", " + row + ")";
    }

    /// Runs a statement.
    ///
    /// @param sql one statement
    /// @return how many rows it wrote, or 0
    public long execute(String sql) {
        return execute(sql, false);
    }

    /// Runs a statement that has work for one thread only, such as writing what is [#feed]: other
    /// threads would wait for it with a core each.
    ///
    /// @param sql one statement
    /// @return how many rows it wrote, or 0
    public long executeAlone(String sql) {
        return execute(sql, true);
    }

    private long execute(String sql, boolean alone) {
        return statement(
                sql,
                alone,
                statement -> {
                    if (!statement.execute(sql)) {
                        return (long) Math.max(0, statement.getUpdateCount());
                    }
                    try (var rows = statement.getResultSet()) {
                        return rows.next() && rows.getObject(1) instanceof Number n
                                ? n.longValue()
                                : 0L;
                    }
                });
    }

    /// Runs a query.
    ///
    /// @param sql one SELECT
    /// @param reader takes the rows
    /// @param <T> what is made of them
    /// @return what the reader made
    public <T extends @Nullable Object> T query(String sql, Reader<T> reader) {
        return statement(
                sql,
                false,
                statement -> {
                    try (var rows = statement.executeQuery(sql)) {
                        return reader.read(rows);
                    }
                });
    }

    /// SQL of a column's values as people write them: whole numbers without `.0`, no exponents.
    ///
    /// @param column a column of a [#relation]
    /// @return SQL of a text
    public String written(Column column) {
        var name = Sql.name(column.name());
        var text = "CAST(" + name + " AS VARCHAR)";
        if (column.type().kind() != ColumnType.Kind.NUMBER) {
            return text;
        }
        // DuckDB writes numbers without an exponent from 1e-4 up
        return "CASE WHEN %1$s = trunc(%1$s) AND abs(%1$s) < 1e16 THEN CAST(CAST(%1$s AS BIGINT) AS VARCHAR)"
                        .formatted(name)
                + " WHEN (abs(%1$s) >= 1e-4 AND abs(%1$s) < 1e16) OR NOT isfinite(%1$s) THEN "
                        .formatted(name)
                + text
                + " ELSE "
                + map(PlainNumbers.INSTANCE, "_row", text)
                + " END";
    }

    /// Reads columns of a dataset as text, in the order of its rows.
    ///
    /// @param dataset what to read
    /// @param names readable columns
    /// @return open until it is closed; no other statement of this session may run meanwhile
    public BatchReader read(Dataset dataset, List<String> names) {
        var select =
                names.stream()
                        .map(name -> written(dataset.column(name).orElse(Column.text(name))))
                        .collect(Collectors.joining(", "));
        return read("SELECT " + select + " FROM " + relation(dataset) + " AS rows", names);
    }

    /// Reads the columns of a query as text.
    ///
    /// @param sql one SELECT
    /// @param names what its columns are called
    /// @return open until it is closed; no other statement of this session may run meanwhile
    public BatchReader read(String sql, List<String> names) {
        try {
            var running = threads.begin(false);
            try {
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql);
                var columns = names.stream().map(Column::text).toList();
                return new ResultReader(running, statement, rows, columns);
            } catch (SQLException e) {
                running.close();
                throw e;
            }
        } catch (SQLException e) {
            throw translate(e, sql);
        }
    }

    /// The columns a query gives.
    ///
    /// @param select one SELECT
    /// @return names and types in order
    public List<Column> describe(String select) {
        return query(
                "DESCRIBE " + select,
                rows -> {
                    var columns = new ArrayList<Column>();
                    while (rows.next()) {
                        columns.add(
                                new Column(rows.getString(1), DuckTypes.parse(rows.getString(2))));
                    }
                    return List.copyOf(columns);
                });
    }

    @FunctionalInterface
    private interface Work<T extends @Nullable Object> {
        T run(Statement statement) throws Exception;
    }

    private <T extends @Nullable Object> T statement(String sql, boolean alone, Work<T> work) {
        if (cancellation.cancelled()) {
            throw OnggiException.of(DataProblem.CANCELLED);
        }
        try (var running = threads.begin(alone);
                var statement = connection.createStatement();
                var registration = cancellation.onCancel(() -> cancel(statement))) {
            return work.run(statement);
        } catch (OnggiException e) {
            throw e;
        } catch (Exception e) {
            throw translate(e, sql);
        }
    }

    private OnggiException translate(Exception e, String sql) {
        for (var feed : feeds) {
            if (feed.failure() instanceof OnggiException problem) {
                return problem;
            }
            if (feed.failure() != null) {
                return FeedFailure.wrap(feed.failure());
            }
        }
        if (cancellation.cancelled()) {
            return OnggiException.of(DataProblem.CANCELLED);
        }
        var cause = DuckErrors.hidden(e) ? shown(e, sql) : e;
        return cancellation.cancelled()
                ? OnggiException.of(DataProblem.CANCELLED)
                : DuckErrors.translate(cause, sql);
    }

    /// Why a query failed whose rows were to be streamed: run without its rows, DuckDB says so.
    private Exception shown(Exception hidden, String sql) {
        try (var statement = connection.createStatement();
                var registration = cancellation.onCancel(() -> cancel(statement))) {
            statement.execute("EXPLAIN ANALYZE " + sql);
            return hidden;
        } catch (SQLException e) {
            return e;
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // the statement ended by itself
        }
    }

    private long handle(Object object) {
        long handle = Handles.put(object);
        handles.add(handle);
        return handle;
    }

    @Override
    public void close() {
        handles.forEach(Handles::remove);
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckErrors.translate(e, "close");
        } finally {
            if (readsWide) {
                wide.leave();
            }
        }
    }
}
