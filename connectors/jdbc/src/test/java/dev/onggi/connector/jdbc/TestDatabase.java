package dev.onggi.connector.jdbc;

import dev.onggi.testkit.FakeStep;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A database that tests may fill as they like.
///
/// @param url what a step says
/// @param user what a step says
/// @param password what a step says
/// @param dialect the kind
/// @param folder the workspace
record TestDatabase(String url, String user, String password, Dialect dialect, Path folder) {
    FakeStep step() {
        return new FakeStep(folder).with("url", url).with("user", user).with("password", password);
    }

    /// Runs statements, each by itself.
    void run(String... statements) throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    /// The rows of a query, as text.
    List<List<String>> rows(String query) throws Exception {
        var rows = new ArrayList<List<String>>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getString(i + 1);
                }
                rows.add(Arrays.asList(row));
            }
        }
        return rows;
    }

    /// The rows of a table in the order of its first column.
    List<List<String>> table(String name) throws Exception {
        return rows("SELECT * FROM " + name + " ORDER BY 1");
    }

    Connection connect() throws SQLException, dev.onggi.spi.Failure {
        return dialect.connect(
                ConnectionSettings.address(step()),
                ConnectionSettings.login(step()),
                Access.CHANGE);
    }
}
