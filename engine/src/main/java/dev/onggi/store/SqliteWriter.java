package dev.onggi.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/// The one thread that writes to a SQLite file. What waits for it when it begins goes into one
/// commit, since each commit waits for the disk; each piece has a savepoint, so that one that fails
/// takes back only itself.
final class SqliteWriter implements AutoCloseable {
    private static final int MOST = 256;

    private final Piece<String> stop = new Piece<>(handle -> "");
    private final Connection connection;
    private final Jdbi jdbi;
    private final BlockingQueue<Piece<?>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean closed;

    SqliteWriter(Connection connection) {
        this.connection = connection;
        this.jdbi = Jdbi.create(new Kept(connection));
        var statements = new KeptStatements();
        jdbi.setStatementBuilderFactory(kept -> statements);
        this.thread = Thread.ofPlatform().daemon().name("onggi-store").start(this::work);
    }

    /// A connection that outlives its handles.
    private record Kept(Connection connection) implements ConnectionFactory {
        @Override
        public Connection openConnection() {
            return connection;
        }

        @Override
        public void closeConnection(Connection kept) {}
    }

    <T extends @Nullable Object> T transact(HandleCallback<T, RuntimeException> work) {
        var piece = new Piece<>(work);
        add(piece);
        return piece.result();
    }

    private synchronized void add(Piece<?> piece) {
        if (closed) {
            throw new ConnectionException(new SQLException("it is closed"));
        }
        waiting.add(piece);
    }

    /// How many pieces wait.
    int waiting() {
        return waiting.size();
    }

    private void work() {
        var batch = new ArrayDeque<Piece<?>>();
        boolean stopped = false;
        while (!stopped) {
            try {
                batch.add(waiting.take());
            } catch (InterruptedException e) {
                // nobody but a piece of work has this thread, and it cannot end it
                continue;
            }
            waiting.drainTo(batch, MOST - 1);
            stopped = batch.remove(stop);
            while (!batch.isEmpty()) {
                commit(batch);
            }
        }
    }

    /// Commits a batch. Where a failure ends the transaction too early, the pieces that were not
    /// begun stay in the batch.
    private void commit(Deque<Piece<?>> batch) {
        var begun = new ArrayList<Piece<?>>();
        try (var handle = jdbi.open()) {
            execute("BEGIN IMMEDIATE");
            while (!batch.isEmpty()) {
                begun.add(batch.remove());
                attempt(begun.getLast(), handle);
            }
            execute("COMMIT");
        } catch (SQLException | RuntimeException | Error e) {
            if (begun.isEmpty()) {
                begun.addAll(batch);
                batch.clear();
            }
            rollBack();
            var failure = new TransactionException("not committed", e);
            begun.forEach(piece -> piece.fail(failure));
        }
        begun.forEach(Piece::end);
    }

    private void attempt(Piece<?> piece, Handle handle) throws SQLException {
        execute("SAVEPOINT piece");
        if (!piece.attempt(handle)) {
            // impossible where SQLite ended the whole transaction, as it does on a full disk
            execute("ROLLBACK TO piece");
        }
        execute("RELEASE piece");
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // there is no transaction any more: SQLite ended it, or it never began
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                waiting.add(stop);
            }
        }
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }
}
