package dev.onggi.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The metadata database of a workspace: SQLite in a file, migrated when it is opened for writing.
public final class Database implements AutoCloseable {
    private final Jdbi jdbi;
    private final @Nullable HikariDataSource pool;
    private final Path file;

    private Database(Jdbi jdbi, @Nullable HikariDataSource pool, Path file) {
        this.jdbi = jdbi;
        this.pool = pool;
        this.file = file;
    }

    /// Opens the database for writing, made and migrated where needed. A record is on the disk when
    /// a transaction returns.
    ///
    /// @param file such as `.onggi/onggi.db`
    /// @return the open database
    public static Database open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var config = new HikariConfig();
            config.setDataSource(sqlite(file, false));
            config.setMaximumPoolSize(1);
            config.setPoolName("onggi");
            var pool = new HikariDataSource(config);
            try {
                migrate(pool);
            } catch (FlywayException e) {
                pool.close();
                throw e;
            }
            return new Database(Jdbi.create(pool), pool, file);
        } catch (FlywayValidateException e) {
            throw OnggiException.because(e, StoreProblem.NEWER);
        } catch (IOException | RuntimeException e) {
            throw OnggiException.because(e, StoreProblem.UNUSABLE, file, cause(e));
        }
    }

    /// A database that is gone when it is closed.
    ///
    /// @return open and empty
    public static Database inMemory() {
        var memory = Path.of(":memory:");
        var config = new HikariConfig();
        config.setDataSource(sqlite(memory, false));
        config.setMaximumPoolSize(1);
        config.setPoolName("onggi-memory");
        var pool = new HikariDataSource(config);
        migrate(pool);
        return new Database(Jdbi.create(pool), pool, memory);
    }

    /// Opens the database for reading, beside a process that writes.
    ///
    /// @param file an existing database
    /// @return the open database
    public static Database openReadOnly(Path file) {
        return new Database(Jdbi.create(sqlite(file, true)), null, file);
    }

    private static DataSource sqlite(Path file, boolean readOnly) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        if (readOnly) {
            config.setReadOnly(true);
        } else {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static void migrate(DataSource source) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/sqlite")
                .ignoreMigrationPatterns(new String[0])
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /// The time of the database, by which processes agree.
    ///
    /// @return microseconds since 1970
    public long now() {
        var now = Instant.now();
        return Math.addExact(
                Math.multiplyExact(now.getEpochSecond(), 1_000_000L), now.getNano() / 1000);
    }

    /// Runs several statements that all happen, or none of them.
    ///
    /// @param work what to do
    /// @param <T> what comes out
    /// @return what the work gave
    public <T extends @Nullable Object> T transaction(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (org.jdbi.v3.core.JdbiException e) {
            throw OnggiException.because(e, StoreProblem.UNUSABLE, file, cause(e));
        }
    }

    /// Runs several statements that all happen, or none of them.
    ///
    /// @param work what to do
    public void write(HandleConsumer<RuntimeException> work) {
        transaction(handle -> {
            work.useHandle(handle);
            return "";
        });
    }

    /// Reads.
    ///
    /// @param work what to read
    /// @param <T> what comes out
    /// @return what the work gave
    public <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (org.jdbi.v3.core.JdbiException e) {
            throw OnggiException.because(e, StoreProblem.UNUSABLE, file, cause(e));
        }
    }

    private static String cause(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
