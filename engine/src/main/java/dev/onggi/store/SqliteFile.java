package dev.onggi.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Connections to a SQLite file.
///
/// @param path where it lies
/// @param clock the time of `onggi_now()`
record SqliteFile(Path path, InstantSource clock) {
    /// A source of connections that write; what they commit is on the disk.
    SQLiteDataSource writing() {
        var config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return source(config);
    }

    Connection writer() throws SQLException {
        return withTime(writing().getConnection());
    }

    Connection reader() throws SQLException {
        var config = common();
        config.setReadOnly(true);
        return withTime(source(config).getConnection());
    }

    private static SQLiteConfig common() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        return config;
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        return source;
    }

    private Connection withTime(Connection connection) throws SQLException {
        Function.create(
                connection,
                "onggi_now",
                new Function() {
                    @Override
                    protected void xFunc() throws SQLException {
                        var now = clock.instant();
                        result(now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
                    }
                });
        return connection;
    }
}
