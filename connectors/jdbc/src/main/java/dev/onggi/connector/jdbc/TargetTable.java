package dev.onggi.connector.jdbc;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The table that rows are saved into, its columns matched with the rows'.
///
/// @param name in the database's own spelling
/// @param columns the table's columns in the order of the rows' columns
/// @param made whether it was made for this save
record TargetTable(QualifiedName name, List<TableColumn> columns, boolean made) {
    /// Finds the table, or makes it.
    ///
    /// @throws Failure when it is missing and must not be made, or its columns do not agree
    static TargetTable of(Database database, SaveSettings settings, List<Column> columns)
            throws SQLException, Failure {
        var tables = new Tables(database);
        var found = tables.find(settings.table());
        if (found.isEmpty() && !settings.create()) {
            throw tables.missing(settings.table());
        }
        var name = found.orElse(settings.table());
        if (found.isEmpty()) {
            make(database, name, settings.key(), columns);
        } else {
            TransactionalTable.require(database, name);
        }
        var matched = match(name, columns, existing(database, name));
        if (found.isPresent() && settings.mode() == SaveMode.UPSERT) {
            requireUnique(database, name, settings.key());
        }
        return new TargetTable(name, matched, found.isEmpty());
    }

    private static void make(
            Database database, QualifiedName name, List<String> key, List<Column> columns)
            throws SQLException, Failure {
        var parts = new ArrayList<String>();
        for (var column : columns) {
            boolean isKey = key.contains(column.name());
            parts.add(
                    database.quote(column.name())
                            + " "
                            + database.dialect().definition(column.type(), isKey)
                            + (isKey ? " NOT NULL" : ""));
        }
        if (!key.isEmpty()) {
            var quoted = new ArrayList<String>();
            for (var column : key) {
                quoted.add(database.quote(column));
            }
            parts.add("PRIMARY KEY (" + String.join(", ", quoted) + ")");
        }
        try (var statement = database.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(
                    "CREATE TABLE "
                            + database.quote(name)
                            + " ("
                            + String.join(", ", parts)
                            + ")"
                            + database.dialect().tableOptions());
        }
    }

    private static List<TableColumn> existing(Database database, QualifiedName name)
            throws SQLException, Failure {
        var columns = new ArrayList<TableColumn>();
        try (var statement =
                        database.connection()
                                .prepareStatement(
                                        "SELECT * FROM " + database.quote(name) + " WHERE 1 = 0");
                var result = statement.executeQuery()) {
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(TableColumn.of(result.getMetaData(), i));
            }
        }
        return columns;
    }

    private static List<TableColumn> match(
            QualifiedName table, List<Column> columns, List<TableColumn> existing) throws Failure {
        var matched = new ArrayList<TableColumn>();
        var missing = new ArrayList<String>();
        for (var column : columns) {
            find(column.name(), existing)
                    .ifPresentOrElse(matched::add, () -> missing.add(column.name()));
        }
        if (!missing.isEmpty()) {
            throw Failure.user(
                    "the table " + table + " lacks the columns " + String.join(", ", missing),
                    "it has "
                            + String.join(", ", existing.stream().map(TableColumn::name).toList())
                            + "; choose or rename by `columns:`");
        }
        if (new HashSet<>(matched).size() < matched.size()) {
            throw Failure.user(
                    "two columns of the rows go into the same column of " + table,
                    "rename one by `columns:`");
        }
        return matched;
    }

    private static Optional<TableColumn> find(String name, List<TableColumn> existing) {
        var exact = existing.stream().filter(column -> column.name().equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        var alike =
                existing.stream().filter(column -> column.name().equalsIgnoreCase(name)).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static void requireUnique(Database database, QualifiedName name, List<String> key)
            throws SQLException, Failure {
        var wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wanted.addAll(key);
        for (var unique : UniqueKeys.of(database, name)) {
            if (unique.size() == wanted.size() && wanted.containsAll(unique)) {
                return;
            }
        }
        throw Failure.user(
                "the table " + name + " has no unique key on " + String.join(", ", key),
                "add one in the database: without it rows would be doubled instead of changed");
    }

    /// The table's own names of some of the rows' columns.
    ///
    /// @param columns the rows' columns
    Set<String> names(List<Column> columns, List<String> wanted) {
        var names = new HashSet<String>();
        for (int i = 0; i < columns.size(); i++) {
            if (wanted.contains(columns.get(i).name())) {
                names.add(this.columns.get(i).name());
            }
        }
        return names;
    }
}
