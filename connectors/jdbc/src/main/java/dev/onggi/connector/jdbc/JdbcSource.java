package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Request;
import dev.onggi.spi.Rows;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a table or the result of a query from PostgreSQL, MariaDB, MySQL or SQLite, streaming,
/// used as `collect/jdbc`.
///
/// Columns keep their types; what has no counterpart becomes text exactly as the database prints
/// it, points in time become local times in the workspace's zone. With `incremental` only rows from
/// the last mark on are read, less the lag; rows that have no value in that column are read each
/// time, so that none is lost. The database is told to refuse changes.
public final class JdbcSource implements Source {
    static final List<Setting> SETTINGS =
            ConnectionSettings.with(
                    Setting.text("table", "The table or view to read, as table or schema.table."),
                    Setting.text("query", "The SELECT to read instead of a table."),
                    Setting.of(
                                    "fetch_size",
                                    Setting.Kind.INTEGER,
                                    "Rows that are held in memory at a time.")
                            .orElse("2000"));

    private static final int MOST_FETCHED = 1_000_000;

    /// The source.
    public JdbcSource() {}

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public void check(GivenSettings settings) throws Failure {
        Selection.check(settings);
        ConnectionSettings.address(settings);
    }

    @Override
    public void collect(Request request, Rows rows) throws Failure {
        int fetchSize = fetchSize(request.setting("fetch_size", "2000"));
        var written = request.setting("query", "");
        try (var database = Database.open(request, Access.READ)) {
            try {
                var selection = Selection.of(request, database);
                var increment = Increment.of(request).orElse(null);
                if (increment == null) {
                    read(database, selection, fetchSize, request, rows, null);
                } else {
                    readNew(database, selection, increment, fetchSize, request, rows);
                }
            } catch (SQLException e) {
                if (request.cancelled()) {
                    return;
                }
                int before = Increment.of(request).isEmpty() ? 0 : Selection.BEFORE.length();
                throw database.failures().of(e, written.strip(), before);
            }
        }
    }

    private static void readNew(
            Database database,
            Selection all,
            Increment increment,
            int fetchSize,
            Request request,
            Rows rows)
            throws SQLException, Failure {
        var column = markColumn(database, all, increment);
        var name = column.column().name();
        var type = MarkType.of(column, database.dialect());
        Object last = null;
        var selection = all;
        if (request.lastMark().isPresent()) {
            last = type.parse(name, request.lastMark().get());
            var start = increment.lag().isEmpty() ? last : type.back(name, last, increment.lag());
            selection = all.from(database.quote(name), start);
        } else if (!increment.from().isEmpty()) {
            selection = all.from(database.quote(name), type.parse(name, increment.from()));
        }
        var watermark = new Watermark(type, last);
        read(database, selection, fetchSize, request, rows, new Marked(name, watermark));
        var mark = watermark.text();
        if (mark != null && !request.cancelled()) {
            rows.mark(mark);
        }
    }

    /// The column that marks are taken from.
    private record Marked(String column, Watermark watermark) {}

    private static ReadColumn markColumn(Database database, Selection all, Increment increment)
            throws SQLException, Failure {
        var names = new ArrayList<String>();
        try (var statement = database.connection().prepareStatement(all.columnsOnly());
                var result = statement.executeQuery()) {
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                var column = database.dialect().readColumn(result, i);
                if (column.column().name().equalsIgnoreCase(increment.column())) {
                    return column;
                }
                names.add(column.column().name());
            }
        }
        throw Failure.user(
                "there is no column " + increment.column() + " to tell new rows by",
                Tables.nearest(increment.column(), names)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("there are: " + String.join(", ", names)));
    }

    private static void read(
            Database database,
            Selection selection,
            int fetchSize,
            Request request,
            Rows rows,
            @Nullable Marked marked)
            throws SQLException, Failure {
        var connection = database.connection();
        try (var statement =
                connection.prepareStatement(
                        selection.sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(fetchSize);
            statement.setQueryTimeout((int) ConnectionSettings.timeout(request).toSeconds());
            var start = selection.start();
            if (start != null) {
                database.dialect().bind(statement, 1, Selection.bindable(start));
            }
            try (var watch = CancelWatch.over(statement, request);
                    var result = statement.executeQuery()) {
                boolean complete = false;
                try {
                    long sent = send(database.dialect(), result, request, rows, marked);
                    request.log("read " + sent + " rows from " + database.failures().place());
                    complete = !request.cancelled();
                } finally {
                    if (!complete) {
                        database.abandon();
                    }
                }
            }
        }
    }

    private static long send(
            Dialect dialect, ResultSet result, Request request, Rows rows, @Nullable Marked marked)
            throws SQLException, Failure {
        boolean row = result.next();
        var columns = new ArrayList<ReadColumn>();
        int markIndex = -1;
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            var column = dialect.readColumn(result, i);
            columns.add(column);
            if (marked != null && column.column().name().equals(marked.column())) {
                markIndex = i;
            }
        }
        rows.columns(columns.stream().map(ReadColumn::column).toList());
        long sent = 0;
        for (; row && !request.cancelled(); row = result.next()) {
            @Nullable Object[] values = new @Nullable Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).reader().read(result, i + 1);
            }
            if (marked != null) {
                marked.watermark()
                        .see(columns.get(markIndex - 1).markReader().read(result, markIndex));
            }
            rows.row(values);
            sent++;
        }
        return sent;
    }

    private static int fetchSize(String written) throws Failure {
        if (!written.matches("[1-9]\\d{0,6}") || Integer.parseInt(written) > MOST_FETCHED) {
            throw Failure.user(
                    "`fetch_size: " + written + "` is no number of rows",
                    "write a number from 1 to 1000000");
        }
        return Integer.parseInt(written);
    }
}
