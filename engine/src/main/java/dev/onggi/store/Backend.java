package dev.onggi.store;

import dev.onggi.problem.OnggiException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// What differs between the kinds of database behind [Database].
sealed interface Backend extends AutoCloseable permits SqliteBackend, PostgresBackend {
    Dialect dialect();

    /// Runs work in a transaction of its own, which is on the disk when this returns.
    <T extends @Nullable Object> T transact(HandleCallback<T, RuntimeException> work);

    /// Runs work that sees one moment of the database and changes nothing.
    <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work);

    /// Runs work of one statement that changes nothing.
    <T extends @Nullable Object> T select(HandleCallback<T, RuntimeException> work);

    /// Waits until no other transaction of any process holds the key; held until this one ends.
    void lock(Handle handle, String key);

    /// How many statements read so far.
    long reads();

    /// Carries signals to the other processes.
    Relay relay();

    /// A statement whose one text is `ok` where the database is sound.
    String health();

    /// The problem behind an exception.
    OnggiException problem(JdbiException e);

    @Override
    void close();
}
