package dev.onggi.connector.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// The primary and unique keys of a table.
final class UniqueKeys {
    private UniqueKeys() {}

    /// The columns of each key.
    static Collection<List<String>> of(Database database, QualifiedName table) throws SQLException {
        var keys = new TreeMap<String, List<String>>();
        var metadata = database.connection().getMetaData();
        boolean catalogs = database.dialect() instanceof MariaDbDialect;
        var named = table.schema().isEmpty() ? null : table.schema();
        var catalog = catalogs && named != null ? named : database.connection().getCatalog();
        var schema = catalogs ? null : named;
        try (var primary = metadata.getPrimaryKeys(catalog, schema, table.table())) {
            while (primary.next()) {
                keys.computeIfAbsent("", _ -> new ArrayList<>())
                        .add(primary.getString("COLUMN_NAME"));
            }
        }
        try (var indexes = metadata.getIndexInfo(catalog, schema, table.table(), true, true)) {
            while (indexes.next()) {
                var index = indexes.getString("INDEX_NAME");
                var column = indexes.getString("COLUMN_NAME");
                if (index != null && column != null && !indexes.getBoolean("NON_UNIQUE")) {
                    keys.computeIfAbsent("index " + index, _ -> new ArrayList<>()).add(column);
                }
            }
        }
        return keys.values();
    }
}
