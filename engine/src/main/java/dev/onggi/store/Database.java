package dev.onggi.store;

import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.StoreUrl;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The metadata database of a workspace: SQLite in a file, or PostgreSQL. It is migrated when it is
/// opened for writing.
///
/// Work that is handed over may run on another thread: it must not wait for a lock that its caller
/// holds. A transaction that is called for inside of another one joins it.
public final class Database implements AutoCloseable {
    private final Backend backend;
    private final Wakes wakes;
    private final ScopedValue<Transaction> current = ScopedValue.newInstance();
    private final ScopedValue<Handle> reading = ScopedValue.newInstance();

    Database(Backend backend) {
        this.backend = backend;
        this.wakes = new Wakes(backend.relay(), this::signal);
    }

    /// Opens a SQLite database for writing, made and migrated where needed, with the system's time.
    ///
    /// @param file such as `.onggi/onggi.db`
    /// @return the open database
    public static Database open(Path file) {
        return open(file, InstantSource.system());
    }

    /// Opens a SQLite database for writing, made and migrated where needed.
    ///
    /// @param file such as `.onggi/onggi.db`
    /// @param clock the time of [#now] and of `onggi_now()` in statements
    /// @return the open database
    public static Database open(Path file, InstantSource clock) {
        return new Database(SqliteBackend.open(file, clock));
    }

    /// Opens a SQLite database for reading, beside a process that writes.
    ///
    /// @param file an existing database
    /// @return the open database
    public static Database openReadOnly(Path file) {
        return new Database(SqliteBackend.readOnly(file));
    }

    /// Opens a database of PostgreSQL for writing, migrated where needed.
    ///
    /// @param url which one
    /// @return the open database
    /// @throws OnggiException where it cannot be reached, lets nobody in or is newer
    public static Database open(StoreUrl url) {
        return new Database(PostgresBackend.open(url));
    }

    /// Prepares to read a database of PostgreSQL; it is connected to when it is read.
    ///
    /// @param url which one
    /// @return the open database
    public static Database openReadOnly(StoreUrl url) {
        return new Database(PostgresBackend.readOnly(url));
    }

    /// The kind of database, for the few statements that must differ.
    ///
    /// @return the dialect
    public Dialect dialect() {
        return backend.dialect();
    }

    /// Runs several statements that all happen, or none of them. Once it returns they are on the
    /// disk. Others may change what was read before it is written: what must not be goes into one
    /// statement, or into [#exclusive].
    ///
    /// @param work what to do; what it throws is thrown on, and nothing has happened then; called
    ///   again where a server ended it for the sake of another transaction
    /// @param <T> what comes out
    /// @return what the work gave
    /// @throws OnggiException where the database fails
    public <T extends @Nullable Object> T transaction(HandleCallback<T, RuntimeException> work) {
        if (current.isBound()) {
            return current.get().join(handle -> told(() -> work.withHandle(handle)));
        }
        var topics = new LinkedHashSet<String>();
        T result =
                told(() ->
                        backend.transact(handle -> inside(new Transaction(handle, topics), work)));
        wakes.announce(topics);
        return result;
    }

    private <T extends @Nullable Object> T inside(
            Transaction transaction, HandleCallback<T, RuntimeException> work) {
        T result =
                ScopedValue.where(current, transaction)
                        .call(() -> work.withHandle(transaction.handle()));
        transaction.throwIfSpoilt();
        return result;
    }

    /// Runs several statements that all happen, or none of them, as [#transaction] does.
    ///
    /// @param work what to do
    public void write(HandleConsumer<RuntimeException> work) {
        transaction(handle -> {
            work.useHandle(handle);
            return "";
        });
    }

    /// Reads. All statements see one moment; inside of a transaction they see what it wrote.
    ///
    /// @param work what to read; it cannot write
    /// @param <T> what comes out
    /// @return what the work gave
    /// @throws OnggiException where the database fails
    public <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
        if (current.isBound()) {
            return current.get().join(handle -> told(() -> work.withHandle(handle)));
        }
        if (reading.isBound()) {
            return told(() -> work.withHandle(reading.get()));
        }
        return told(() ->
                backend.read(handle ->
                        ScopedValue.where(reading, handle).call(() -> work.withHandle(handle))));
    }

    /// Reads with a single statement, which sees one moment by itself; inside of a transaction it
    /// sees what that wrote.
    ///
    /// @param work what to read
    /// @param <T> what comes out
    /// @return what the work gave
    /// @throws OnggiException where the database fails
    public <T extends @Nullable Object> T select(HandleCallback<T, RuntimeException> work) {
        return current.isBound() || reading.isBound()
                ? read(work)
                : told(() -> backend.select(work));
    }

    /// A transaction that no process runs at the same time as another one of the same key. It must
    /// be short: everybody else waits.
    ///
    /// @param key what is to be done by one at a time
    /// @param work what to do
    /// @param <T> what comes out
    /// @return what the work gave
    /// @throws OnggiException where the database fails
    public <T extends @Nullable Object> T exclusive(
            String key, HandleCallback<T, RuntimeException> work) {
        return transaction(handle -> {
            backend.lock(handle, key);
            return work.withHandle(handle);
        });
    }

    /// How many statements were executed outside of transactions that write.
    ///
    /// @return since it was opened
    public long reads() {
        return backend.reads();
    }

    /// The time, as `onggi_now()` gives it inside of statements: the server's on PostgreSQL, so
    /// that all processes agree, and this process's on SQLite.
    ///
    /// @return microseconds since 1970
    public long now() {
        return select(handle -> handle.createQuery("SELECT onggi_now()").mapTo(long.class).one());
    }

    /// Whether a table is there: who only reads may meet a database of an older version.
    ///
    /// @param handle as handed to work
    /// @param table its name
    /// @return true where it is
    public boolean has(Handle handle, String table) {
        return handle.createQuery(backend.dialect().tablesOfName())
                        .bind(0, table)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    /// Whether the database is sound.
    ///
    /// @return `ok`, or what is wrong with it
    /// @throws OnggiException where it does not answer
    public String health() {
        return read(handle -> handle.createQuery(backend.health()).mapTo(String.class).one());
    }

    /// Waking those who wait for something to be written.
    ///
    /// @return closed with the database
    public Wakes wakes() {
        return wakes;
    }

    private void signal(String topic) {
        if (current.isBound()) {
            current.get().signal(topic);
        } else {
            wakes.announce(Set.of(topic));
        }
    }

    private <T extends @Nullable Object> T told(ScopedValue.CallableOp<T, RuntimeException> work) {
        try {
            return work.call();
        } catch (JdbiException e) {
            throw backend.problem(e);
        }
    }

    @Override
    public void close() {
        wakes.close();
        backend.close();
    }
}
