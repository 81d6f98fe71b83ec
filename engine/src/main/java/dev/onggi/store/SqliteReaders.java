package dev.onggi.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Connections that read a SQLite file, beside the one that writes.
final class SqliteReaders implements ConnectionFactory, AutoCloseable {
    private static final int MOST = 4;

    private final SqliteFile file;
    private final Counted counted = new Counted();
    private final Jdbi jdbi = Jdbi.create(this).setSqlLogger(counted);
    private final Map<Connection, KeptStatements> statements = new ConcurrentHashMap<>();
    private final Semaphore permits = new Semaphore(MOST);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    SqliteReaders(SqliteFile file) {
        this.file = file;
        jdbi.setStatementBuilderFactory(
                connection -> statements.computeIfAbsent(connection, c -> new KeptStatements()));
    }

    <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
        return jdbi.inTransaction(work);
    }

    <T extends @Nullable Object> T select(HandleCallback<T, RuntimeException> work) {
        return jdbi.withHandle(work);
    }

    /// Statements that were read so far.
    long reads() {
        return counted.sum();
    }

    @Override
    public Connection openConnection() throws SQLException {
        permits.acquireUninterruptibly();
        try {
            var kept = take();
            return kept == null ? file.reader() : kept;
        } catch (SQLException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    private synchronized @Nullable Connection take() throws SQLException {
        if (closed) {
            throw new SQLException("it is closed");
        }
        return idle.poll();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        permits.release();
        synchronized (this) {
            if (!closed) {
                idle.push(connection);
                return;
            }
        }
        statements.remove(connection);
        connection.close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            for (var connection : idle) {
                connection.close();
            }
        } catch (SQLException e) {
            // reading connections have nothing to lose
        }
        idle.clear();
    }
}
