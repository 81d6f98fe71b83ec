package dev.onggi.connector.jdbc;

import dev.onggi.spi.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Ends a statement when its run is cancelled, also while the database keeps us waiting.
final class CancelWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int PAUSES_BEFORE_ABORT = 25;

    private final Thread thread;

    private CancelWatch(Thread thread) {
        this.thread = thread;
    }

    /// Begins to watch. The statement is asked to end; where that does not help, the connection is
    /// cut.
    static CancelWatch over(Statement statement, Request request) throws SQLException {
        var connection = statement.getConnection();
        var thread =
                Thread.ofVirtual()
                        .name("onggi-jdbc-cancel")
                        .start(() -> watch(statement, connection, request));
        return new CancelWatch(thread);
    }

    private static void watch(Statement statement, Connection connection, Request request) {
        try {
            while (!request.cancelled()) {
                Thread.sleep(PAUSE);
            }
            for (int i = 0; i < PAUSES_BEFORE_ABORT; i++) {
                cancel(statement);
                Thread.sleep(PAUSE);
            }
            connection.abort(Runnable::run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // the connection is already lost, which is what was wanted
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // asked again, and the connection is cut in the end
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
