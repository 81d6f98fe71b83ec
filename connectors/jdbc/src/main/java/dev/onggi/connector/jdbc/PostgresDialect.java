package dev.onggi.connector.jdbc;

import dev.onggi.spi.ColumnType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// PostgreSQL.
record PostgresDialect() implements Dialect {
    private static final int TIMEOUT_MARGIN_SECONDS = 30;

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public int port() {
        return 5432;
    }

    @Override
    public String certificateProperty() {
        return "sslrootcert";
    }

    @Override
    public char quote() {
        return '"';
    }

    @Override
    public Connection connect(Address address, Login login, Access access) throws SQLException {
        if (!(address instanceof Address.Server server)) {
            throw new IllegalArgumentException("PostgreSQL is no file");
        }
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", "Onggi");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty(
                "socketTimeout",
                String.valueOf(login.timeout().toSeconds() + TIMEOUT_MARGIN_SECONDS));
        // rows must not appear in messages, and text must fit columns such as json or uuid
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("stringtype", "unspecified");
        properties.setProperty("reWriteBatchedInserts", String.valueOf(access == Access.APPEND));
        properties.putAll(server.properties());
        var url =
                "jdbc:postgresql://"
                        + server.host()
                        + ":"
                        + server.port()
                        + "/"
                        + URLEncoder.encode(server.database(), StandardCharsets.UTF_8);
        var connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver refuses the address", "08001");
        }
        connection.setReadOnly(access == Access.READ);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public ReadColumn readColumn(ResultSet result, int index) throws SQLException {
        return PostgresColumns.of(result.getMetaData(), index);
    }

    @Override
    public String definition(ColumnType type, boolean key) {
        return switch (type.kind()) {
            case TEXT -> "text";
            case INTEGER -> "bigint";
            case NUMBER -> "double precision";
            case DECIMAL -> "numeric(" + type.precision() + "," + type.scale() + ")";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
        };
    }

    @Override
    public String upsert(List<String> keys, List<String> others) {
        var target = " ON CONFLICT (" + String.join(", ", keys) + ") DO ";
        if (others.isEmpty()) {
            return target + "NOTHING";
        }
        var changes = others.stream().map(name -> name + " = excluded." + name).toList();
        return target + "UPDATE SET " + String.join(", ", changes);
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(index, text);
        } else {
            statement.setObject(index, value);
        }
    }

    @Override
    public Trouble trouble(SQLException e) {
        return PostgresTrouble.of(e);
    }
}
