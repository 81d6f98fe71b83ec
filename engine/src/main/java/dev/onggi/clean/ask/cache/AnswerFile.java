package dev.onggi.clean.ask.cache;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// The SQLite file under the cache. Safe for use by several threads.
final class AnswerFile implements AutoCloseable {
    /// Keys of one statement.
    private static final int MANY = 256;

    private static final String SELECT =
            "SELECT key, call, answer, checksum FROM answers WHERE key IN ("
                    + String.join(",", Collections.nCopies(MANY, "?"))
                    + ")";

    private final Connection connection;
    private volatile boolean damaged;

    private AnswerFile(Connection connection) {
        this.connection = connection;
    }

    /// Opens a file, made where it is missing.
    ///
    /// @throws SQLException where it is no database of this kind, or a page is damaged
    static AnswerFile open(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, call BLOB NOT NULL,"
                            + " answer TEXT NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID");
            statement
                    .executeQuery("SELECT key, call, answer, checksum FROM answers LIMIT 1")
                    .close();
            check(statement);
            connection.setAutoCommit(false);
            return new AnswerFile(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Looks through all pages: SQLite finds nothing in a damaged one, and says nothing.
    private static void check(Statement statement) throws SQLException {
        try (var result = statement.executeQuery("PRAGMA quick_check(1)")) {
            var said = result.next() ? result.getString(1) : "nothing";
            if (!said.equals("ok")) {
                throw new SQLException(said);
            }
        }
    }

    /// Whether something was found that is not as it was written.
    boolean damaged() {
        return damaged;
    }

    /// Removes a file with everything that SQLite put beside it.
    static void delete(Path file) throws IOException {
        for (var ending : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(Path.of(file + ending));
        }
    }

    /// Returns once the answers are on the disk.
    synchronized void put(Collection<Cached> answers) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)")) {
            for (var answer : answers) {
                insert.setBytes(1, answer.key().bytes());
                insert.setBytes(2, answer.id());
                insert.setString(3, answer.text());
                insert.setInt(4, answer.checksum());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /// Finds what is there of some keys. An answer whose checksum is wrong is not there.
    synchronized void find(List<ContentKey> keys, Consumer<? super Cached> found)
            throws SQLException {
        try (var select = connection.prepareStatement(SELECT)) {
            for (int from = 0; from < keys.size(); from += MANY) {
                bind(select, keys.subList(from, Math.min(keys.size(), from + MANY)));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        row(rows, found);
                    }
                }
            }
        } finally {
            connection.rollback();
        }
    }

    private static void bind(PreparedStatement select, List<ContentKey> keys) throws SQLException {
        for (int i = 0; i < MANY; i++) {
            select.setBytes(i + 1, keys.get(Math.min(i, keys.size() - 1)).bytes());
        }
    }

    private void row(ResultSet rows, Consumer<? super Cached> found) throws SQLException {
        var key = rows.getBytes(1);
        var call = rows.getBytes(2);
        if (key.length == ContentKey.BYTES && call.length == ContentKey.BYTES) {
            var id = ContentKey.of(call);
            var answer =
                    new Cached(
                            ContentKey.of(key),
                            new CallId(id.most(), id.least()),
                            rows.getString(3));
            if (answer.checksum() == rows.getInt(4)) {
                found.accept(answer);
                return;
            }
        }
        damaged = true;
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
