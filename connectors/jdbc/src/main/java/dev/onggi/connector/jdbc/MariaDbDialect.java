package dev.onggi.connector.jdbc;

import dev.onggi.spi.ColumnType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/// MariaDB and MySQL.
record MariaDbDialect() implements Dialect {
    private static final int TIMEOUT_MARGIN_MILLIS = 30_000;

    @Override
    public String title() {
        return "MariaDB";
    }

    @Override
    public int port() {
        return 3306;
    }

    @Override
    public String certificateProperty() {
        return "serverSslCert";
    }

    @Override
    public char quote() {
        return '`';
    }

    @Override
    public Connection connect(Address address, Login login, Access access) throws SQLException {
        if (!(address instanceof Address.Server server)) {
            throw new IllegalArgumentException("MariaDB is no file");
        }
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", "10000");
        properties.setProperty(
                "socketTimeout",
                String.valueOf(login.timeout().toMillis() + TIMEOUT_MARGIN_MILLIS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("permitRedirect", "false");
        if (isThisMachine(server.host())) {
            properties.setProperty("sslMode", "disable");
        }
        properties.putAll(server.properties());
        var url = "jdbc:mariadb://" + server.host() + ":" + server.port() + "/" + server.database();
        var connection = new org.mariadb.jdbc.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver refuses the address", "08001");
        }
        try (var statement = connection.createStatement()) {
            // values that do not fit are errors, and TIMESTAMP columns are read in UTC
            statement.execute(
                    "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES'),"
                            + " time_zone = '+00:00'");
            connection.setReadOnly(access == Access.READ);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Nobody listens between two programs of one machine; elsewhere the driver insists on
    /// encryption.
    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    @Override
    public ReadColumn readColumn(ResultSet result, int index) throws SQLException {
        return MariaDbColumns.of(result.getMetaData(), index);
    }

    @Override
    public String definition(ColumnType type, boolean key) {
        return switch (type.kind()) {
            case TEXT -> key ? "VARCHAR(255)" : "LONGTEXT";
            case INTEGER -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "TIME(6)";
            case TIMESTAMP -> "DATETIME(6)";
        };
    }

    @Override
    public String tableOptions() {
        return " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";
    }

    @Override
    public String upsert(List<String> keys, List<String> others) {
        var changed = others.isEmpty() ? keys.subList(0, 1) : others;
        var changes = changed.stream().map(name -> name + " = VALUES(" + name + ")").toList();
        return " ON DUPLICATE KEY UPDATE " + String.join(", ", changes);
    }

    /// `ON DUPLICATE KEY` would count a row that is there as changed.
    @Override
    public String insertUnlessThere(String table, List<String> columns) {
        return "INSERT IGNORE INTO %s (%s) VALUES (%s)"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value);
    }

    @Override
    public Trouble trouble(SQLException e) {
        return MariaDbTrouble.of(e);
    }
}
