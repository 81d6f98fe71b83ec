package dev.onggi.connector.jdbc;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Request;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Sink;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Saves rows into a table of PostgreSQL, MariaDB, MySQL or SQLite, used as `save/jdbc`.
///
/// Everything happens in one transaction: all rows are there afterwards, or none, and the table is
/// as it was. A record of the save is written in the same transaction into a table `onggi_effects`,
/// so that a repeated save writes nothing and counts the same rows. A table that is not there is
/// made, unless `create: false`.
public final class JdbcSink implements Sink {
    private static final List<Setting> SETTINGS =
            ConnectionSettings.with(
                    Setting.text("table", "The table, as table or schema.table.").mandatory(),
                    Setting.text("mode", "What happens to the rows already there.")
                            .among("append", "replace", "upsert")
                            .orElse("append"),
                    Setting.of(
                            "key",
                            Setting.Kind.TEXTS,
                            "The columns that tell a row, for mode upsert."),
                    Setting.of(
                                    "create",
                                    Setting.Kind.BOOLEAN,
                                    "Whether a table that is not there is made.")
                            .orElse("true"));

    /// The sink.
    public JdbcSink() {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public String description() {
        return "Saves into a table of PostgreSQL, MariaDB, MySQL or SQLite: all rows, or none.";
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public void check(GivenSettings settings) throws Failure {
        SaveSettings.check(settings);
        ConnectionSettings.address(settings);
    }

    @Override
    public long save(Target target, RowReader rows) throws Exception {
        var request = target.request();
        var settings = SaveSettings.of(request, rows.columns());
        var access = settings.mode() == SaveMode.UPSERT ? Access.CHANGE : Access.APPEND;
        try (var database = Database.open(request, access)) {
            try {
                return save(database, settings, target, rows);
            } catch (SQLException e) {
                if (request.cancelled()) {
                    throw Failure.user("the save was cancelled", "nothing was saved");
                }
                throw database.failures().of(e);
            }
        }
    }

    private static long save(
            Database database, SaveSettings settings, Target target, RowReader rows)
            throws Exception {
        var marker = EffectMarker.of(database, settings.table(), target.effect());
        var earlier = marker.earlier();
        if (earlier.isPresent()) {
            target.request().log("these rows were saved before; nothing was written");
            return earlier.getAsLong();
        }
        var table = TargetTable.of(database, settings, rows.columns());
        boolean saved = false;
        try {
            if (!marker.claim(table.name(), target.request().now())) {
                return marker.earlier().orElse(0);
            }
            long count = write(database, settings, table, target.request(), rows);
            marker.count(count);
            database.connection().commit();
            saved = true;
            return count;
        } finally {
            if (!saved && table.made()) {
                forget(database, table);
            }
        }
    }

    private static long write(
            Database database,
            SaveSettings settings,
            TargetTable table,
            Request request,
            RowReader rows)
            throws Exception {
        if (settings.mode() == SaveMode.REPLACE) {
            try (var statement = database.connection().createStatement()) {
                statement.setEscapeProcessing(false);
                statement.executeUpdate("DELETE FROM " + database.quote(table.name()));
            }
        }
        var columns = rows.columns();
        var keys = new ArrayList<Integer>();
        for (var key : settings.key()) {
            keys.add(columns.stream().map(Column::name).toList().indexOf(key));
        }
        var sql = insert(database, settings, table, columns);
        try (var statement = database.connection().prepareStatement(sql)) {
            statement.setQueryTimeout((int) ConnectionSettings.timeout(request).toSeconds());
            try (var watch = CancelWatch.over(statement, request)) {
                return new RowWriter(database, table, statement).write(rows, keys, request);
            }
        }
    }

    private static String insert(
            Database database, SaveSettings settings, TargetTable table, List<Column> columns)
            throws Failure {
        var keyNames = table.names(columns, settings.key());
        var all = new ArrayList<String>();
        var keys = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (var column : table.columns()) {
            var quoted = database.quote(column.name());
            all.add(quoted);
            (keyNames.contains(column.name()) ? keys : others).add(quoted);
        }
        var insert =
                "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(
                                database.quote(table.name()),
                                String.join(", ", all),
                                String.join(", ", Collections.nCopies(all.size(), "?")));
        return settings.mode() == SaveMode.UPSERT
                ? insert + database.dialect().upsert(keys, others)
                : insert;
    }

    /// Removes the table that was made for a failed save. Only MariaDB needs it, where a new table
    /// is no part of the transaction.
    private static void forget(Database database, TargetTable table) throws Failure {
        if (!(database.dialect() instanceof MariaDbDialect)) {
            return;
        }
        try (var statement = database.connection().createStatement()) {
            database.connection().rollback();
            statement.setEscapeProcessing(false);
            statement.execute("DROP TABLE " + database.quote(table.name()));
        } catch (SQLException e) {
            // the failure of the save itself says more; an empty table stays behind
        }
    }
}
