package dev.onggi.identity;

import dev.onggi.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything that accounts did and were not let do, appended to and never changed. Each entry's
/// hash covers the one before it, so that a changed or missing entry shows; that the last ones were
/// cut off shows against the head that is told to whoever keeps another log.
///
/// One thread writes what has come together since it wrote last, so that a thousand readers a
/// second cost a few transactions.
public final class AuditLog implements AutoCloseable {
    private static final int WAITING = 10_000;
    private static final int TOGETHER = 1000;

    private final AuditRepository audit;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Consumer<AuditRecord> head;
    private final Thread writer;
    private volatile boolean closed;

    private record Waiting(AuditEntry entry, CompletableFuture<Boolean> written) {}

    /// Which entries are looked for.
    ///
    /// @param before only those before this place
    /// @param who of this account, or null for all
    /// @param action this action, or null for all
    /// @param target to this, or null for all
    /// @param most how many at most
    public record Query(
            long before,
            @Nullable String who,
            @Nullable String action,
            @Nullable String target,
            int most) {}

    /// @param head is told the newest entry whenever some were written
    AuditLog(Database database, Consumer<AuditRecord> head) {
        this.audit = new AuditRepository(database);
        this.head = head;
        this.writer = Thread.ofPlatform().name("onggi-audit").daemon().start(this::write);
    }

    /// Appends an entry, and returns once it is on the disk.
    ///
    /// @param entry what happened
    /// @throws RuntimeException where it cannot be written: then it must not be done
    public void record(AuditEntry entry) {
        var waiting = new Waiting(entry, new CompletableFuture<>());
        put(waiting);
        try {
            waiting.written().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// Appends an entry soon. Waits only where thousands wait already.
    ///
    /// @param entry what happened
    public void note(AuditEntry entry) {
        put(new Waiting(entry, new CompletableFuture<>()));
    }

    private void put(Waiting waiting) {
        try {
            queue.put(waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before it was written down", e);
        }
    }

    private void write() {
        var batch = new ArrayList<Waiting>();
        while (!closed || !queue.isEmpty()) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, TOGETHER);
                write(batch);
            } catch (InterruptedException e) {
                // closing: what waits is written first
            }
            batch.clear();
        }
    }

    private void write(List<Waiting> batch) {
        try {
            var last = audit.append(batch.stream().map(Waiting::entry).toList());
            batch.forEach(one -> one.written().complete(true));
            head.accept(last);
        } catch (RuntimeException e) {
            batch.forEach(one -> one.written().completeExceptionally(e));
        }
    }

    /// Finds entries.
    ///
    /// @param query which
    /// @return the newest first
    public List<AuditRecord> find(Query query) {
        return audit.find(query);
    }

    /// How many entries there are.
    ///
    /// @param query which; how many at most counts for nothing
    /// @return their number
    public long count(Query query) {
        return audit.count(query);
    }

    /// The newest entry.
    ///
    /// @return empty where nothing was done yet
    public Optional<AuditRecord> last() {
        return audit.last();
    }

    /// Entries from a place on, for exporting and for checking by others.
    ///
    /// @param number the first one's place, from 1
    /// @param most how many at most
    /// @return in their order
    public List<AuditRecord> from(long number, int most) {
        return audit.from(number, most);
    }

    /// Looks whether anybody tampered with the entries.
    ///
    /// @return the place of the first entry that does not fit the one before it, or empty
    public Optional<Long> broken() {
        return audit.broken();
    }

    /// Writes what waits, and ends.
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
