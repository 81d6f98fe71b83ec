package dev.onggi.store;

import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// SQLite: one thread that writes, and readers beside it.
final class SqliteBackend implements Backend {
    private final Path file;
    private final @Nullable SqliteWriter writer;
    private final SqliteReaders readers;

    private SqliteBackend(SqliteFile file, @Nullable SqliteWriter writer) {
        this.file = file.path();
        this.writer = writer;
        this.readers = new SqliteReaders(file);
    }

    static SqliteBackend open(Path path, InstantSource clock) {
        return open(path, clock, UnaryOperator.identity());
    }

    /// @param seen sees every statement of the connection that writes
    static SqliteBackend open(Path path, InstantSource clock, UnaryOperator<Connection> seen) {
        var file = new SqliteFile(path, clock);
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Migrations.apply("sqlite", file.writing(), null);
            return new SqliteBackend(file, new SqliteWriter(seen.apply(file.writer())));
        } catch (FlywayValidateException e) {
            throw OnggiException.because(e, StoreProblem.NEWER);
        } catch (IOException | SQLException | RuntimeException e) {
            throw unusable(path, e);
        }
    }

    static SqliteBackend readOnly(Path path) {
        return new SqliteBackend(new SqliteFile(path, InstantSource.system()), null);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public <T extends @Nullable Object> T transact(HandleCallback<T, RuntimeException> work) {
        if (writer == null) {
            throw OnggiException.of(StoreProblem.UNUSABLE, file, "it was opened for reading only");
        }
        return writer.transact(work);
    }

    @Override
    public <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
        return readers.read(work);
    }

    @Override
    public <T extends @Nullable Object> T select(HandleCallback<T, RuntimeException> work) {
        return readers.select(work);
    }

    @Override
    public long reads() {
        return readers.reads();
    }

    /// Nothing to do: there is one writer in one process, and it does one piece after the other.
    @Override
    public void lock(Handle handle, String key) {}

    @Override
    public Relay relay() {
        return Relay.NONE;
    }

    @Override
    public String health() {
        return "PRAGMA quick_check(1)";
    }

    @Override
    public OnggiException problem(JdbiException e) {
        return unusable(file, e);
    }

    private static OnggiException unusable(Path file, Throwable e) {
        return OnggiException.because(e, StoreProblem.UNUSABLE, file, Causes.deepest(e));
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        readers.close();
    }
}
