package dev.onggi.store;

import dev.onggi.workspace.StoreUrl;
import java.sql.SQLException;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// Connections to the PostgreSQL of a URL.
final class PostgresSource {
    private PostgresSource() {}

    static PGSimpleDataSource of(StoreUrl url) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {url.host()});
        source.setPortNumbers(new int[] {url.port()});
        source.setDatabaseName(url.database());
        source.setUser(url.user());
        source.setPassword(url.password());
        source.setProperty(PGProperty.APPLICATION_NAME, "Onggi");
        source.setProperty(PGProperty.TCP_KEEP_ALIVE, "true");
        source.setProperty(PGProperty.CONNECT_TIMEOUT, "10");
        source.setProperty(PGProperty.LOGIN_TIMEOUT, "10");
        source.setProperty(PGProperty.SOCKET_TIMEOUT, "60");
        // what rows hold must not appear in messages
        source.setProperty(PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
        url.properties()
                .forEach((name, value) -> {
                    try {
                        source.setProperty(name, value);
                    } catch (SQLException e) {
                        throw new IllegalArgumentException(name, e);
                    }
                });
        return source;
    }
}
