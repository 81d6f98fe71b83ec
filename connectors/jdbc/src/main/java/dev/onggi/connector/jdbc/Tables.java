package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// The tables and views of a database.
///
/// @param database where they are
record Tables(Database database) {
    /// The table of a name, in the database's own spelling: exactly the same, else the only one
    /// that differs in upper and lower case.
    ///
    /// @return empty where there is none
    Optional<QualifiedName> find(QualifiedName wanted) throws SQLException {
        var names = names(wanted.schema());
        if (names.contains(wanted.table())) {
            return Optional.of(wanted);
        }
        var alike = names.stream().filter(name -> name.equalsIgnoreCase(wanted.table())).toList();
        return alike.size() == 1 ? Optional.of(wanted.spelled(alike.getFirst())) : Optional.empty();
    }

    /// The failure for a table that is not there, naming the nearest one.
    Failure missing(QualifiedName wanted) throws SQLException {
        var names = names(wanted.schema());
        var hint =
                nearest(wanted.table(), names)
                        .map(name -> "did you mean " + wanted.spelled(name) + "?")
                        .orElse(
                                names.isEmpty()
                                        ? "this user sees no table there"
                                        : "there are: "
                                                + String.join(
                                                        ", ",
                                                        names.subList(
                                                                0, Math.min(10, names.size()))));
        return Failure.user(
                "there is no table " + wanted + " in " + database.failures().place(), hint);
    }

    private List<String> names(String schema) throws SQLException {
        var names = new TreeSet<String>();
        var connection = database.connection();
        var metadata = connection.getMetaData();
        boolean catalogs = database.dialect() instanceof MariaDbDialect;
        var catalog = catalogs && !schema.isEmpty() ? schema : connection.getCatalog();
        var pattern = catalogs || schema.isEmpty() ? null : escaped(schema, metadata);
        try (var tables = metadata.getTables(catalog, pattern, null, null)) {
            while (tables.next()) {
                if (isData(tables)) {
                    names.add(tables.getString("TABLE_NAME"));
                }
            }
        }
        return new ArrayList<>(names);
    }

    private static boolean isData(ResultSet tables) throws SQLException {
        var kind = tables.getString("TABLE_TYPE");
        var type = kind == null ? "TABLE" : kind.toUpperCase(Locale.ROOT);
        return (type.contains("TABLE") || type.contains("VIEW")) && !type.contains("SYSTEM");
    }

    private static String escaped(String schema, DatabaseMetaData metadata) throws SQLException {
        var escape = metadata.getSearchStringEscape();
        return schema.replace(escape, escape + escape)
                .replace("_", escape + "_")
                .replace("%", escape + "%");
    }

    /// The known name that somebody probably meant.
    static Optional<String> nearest(String written, List<String> known) {
        var lower = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(lower, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(lower, name)));
    }

    /// Levenshtein's distance, upper and lower case being the same.
    private static int distance(String written, String name) {
        var known = name.toLowerCase(Locale.ROOT);
        var last = new int[known.length() + 1];
        for (int j = 0; j <= known.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= written.length(); i++) {
            var row = new int[known.length() + 1];
            row[0] = i;
            for (int j = 1; j <= known.length(); j++) {
                int same = written.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + same, 1 + Math.min(last[j], row[j - 1]));
            }
            last = row;
        }
        return last[known.length()];
    }
}
