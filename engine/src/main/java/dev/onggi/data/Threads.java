package dev.onggi.data;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/// How many threads DuckDB has at work. A thread that waits for a statement asks for tasks without
/// a pause, which takes a core from whoever could use it; so where a statement has work for one
/// thread only and no other runs, DuckDB has no more than that one.
final class Threads {
    private final DuckDBConnection connection;
    private final int most;
    private int running;
    private int atWork;
    private boolean wide;

    /// @param most what DuckDB was opened with
    Threads(DuckDBConnection connection, int most) {
        this.connection = connection;
        this.most = most;
        this.atWork = most;
    }

    /// A statement that runs until this is closed.
    interface Running extends AutoCloseable {
        @Override
        void close();
    }

    /// A statement begins.
    ///
    /// @param alone whether the thread that runs it is all it needs
    synchronized Running begin(boolean alone) throws SQLException {
        if (!alone) {
            set(wide ? 1 : most);
        } else if (running == 0) {
            set(1); // not beside others: DuckDB would wait for what their threads are doing
        }
        running++;
        return this::end;
    }

    private synchronized void end() {
        running--;
    }

    /// Says whether tables of very many columns are read, which takes one thread.
    synchronized void wide(boolean now) throws SQLException {
        wide = now;
        set(now ? 1 : most);
    }

    private void set(int threads) throws SQLException {
        if (threads != atWork) {
            try (var own = connection.duplicate();
                    var statement = own.createStatement()) {
                statement.execute("SET threads = " + threads);
            }
            atWork = threads;
        }
    }
}
