package dev.onggi.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.StoreUrl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// PostgreSQL: connections that write, connections that read, and signals between processes.
final class PostgresBackend implements Backend {
    private static final int WRITERS = 8;
    private static final int READERS = 4;
    private static final int TRIES = 5;
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01");

    private final PostgresFailures failures;
    private final @Nullable HikariDataSource writing;
    private final HikariDataSource reading;
    private final @Nullable Jdbi writer;
    private final Jdbi reader;
    private final Counted counted = new Counted();
    private final Relay relay;

    private PostgresBackend(StoreUrl url, DataSource source, boolean readOnly) {
        this.failures = new PostgresFailures(url);
        this.reading = pool(source, READERS, "onggi-store-read");
        this.reader = Jdbi.create(reading).setSqlLogger(counted);
        this.writing = readOnly ? null : pool(source, WRITERS, "onggi-store-write");
        this.writer = writing == null ? null : Jdbi.create(writing);
        this.relay = writer == null ? Relay.NONE : new PostgresRelay(source, writer);
    }

    static PostgresBackend open(StoreUrl url) {
        var source = PostgresSource.of(url);
        var failures = new PostgresFailures(url);
        try {
            // first, so that a server that is down is told as such and not as a failed migration
            source.getConnection().close();
            Migrations.apply("postgresql", source, url.schema());
        } catch (FlywayValidateException e) {
            throw OnggiException.because(e, StoreProblem.NEWER);
        } catch (SQLException | FlywayException e) {
            throw failures.problem(e);
        }
        return new PostgresBackend(url, source, false);
    }

    static PostgresBackend readOnly(StoreUrl url) {
        return new PostgresBackend(url, PostgresSource.of(url), true);
    }

    private static HikariDataSource pool(DataSource source, int most, String name) {
        boolean reads = most == READERS;
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName(name);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setConnectionTimeout(Duration.ofSeconds(15).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setReadOnly(reads);
        config.setTransactionIsolation(
                reads ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public <T extends @Nullable Object> T transact(HandleCallback<T, RuntimeException> work) {
        if (writer == null) {
            throw failures.unusable("it was opened for reading only");
        }
        for (int tries = 1; ; tries++) {
            try {
                return writer.inTransaction(work);
            } catch (RuntimeException e) {
                if (tries == TRIES || !lostARace(e)) {
                    throw e;
                }
                pause(tries);
            }
        }
    }

    /// Whether the server ended the transaction for the sake of another one: it wrote nothing, and
    /// may well succeed now.
    private static boolean lostARace(RuntimeException e) {
        return Causes.sql(e).filter(sql -> LOST_RACES.contains(sql.getSQLState())).isPresent();
    }

    private static void pause(int tries) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 20L * tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
        return reader.inTransaction(work);
    }

    @Override
    public <T extends @Nullable Object> T select(HandleCallback<T, RuntimeException> work) {
        return reader.withHandle(work);
    }

    @Override
    public void lock(Handle handle, String key) {
        handle.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 7001))", key);
    }

    @Override
    public Relay relay() {
        return relay;
    }

    @Override
    public String health() {
        return "SELECT 'ok'";
    }

    @Override
    public long reads() {
        return counted.sum();
    }

    @Override
    public OnggiException problem(JdbiException e) {
        return failures.problem(e);
    }

    @Override
    public void close() {
        reading.close();
        if (writing != null) {
            writing.close();
        }
    }
}
