package dev.onggi.notify;

import dev.onggi.store.Database;
import dev.onggi.store.Micros;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Puts notices that are due into messages: one for each topic, and one for all further topics
/// where a channel would get too many.
final class BundleRepository {
    private final Database database;

    BundleRepository(Database database) {
        this.database = database;
    }

    /// Makes messages of what is due.
    void bundle(Instant now) {
        for (var channel : channels(now)) {
            database.write(handle -> bundle(handle, channel, now));
        }
    }

    private List<String> channels(Instant now) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT channel FROM notice WHERE delivery_id IS NULL"
                                        + " AND (due_at <= ? OR due_at > ?)"
                                        + " GROUP BY channel ORDER BY channel")
                        .bind(0, Micros.of(now))
                        .bind(1, Micros.of(now.plus(Pace.BEYOND)))
                        .mapTo(String.class)
                        .list());
    }

    private static void bundle(Handle handle, String channel, Instant now) {
        int left = Pace.RATE - recent(handle, channel, now);
        if (left <= 0 || failing(handle, channel) >= Pace.FAILING) {
            return;
        }
        var topics = topics(handle, channel, now);
        int alone = topics.size() <= left ? topics.size() : left - 1;
        topics.subList(0, alone).forEach(topic -> message(handle, channel, List.of(topic), now));
        if (alone < topics.size()) {
            message(handle, channel, topics.subList(alone, topics.size()), now);
        }
    }

    private static int recent(Handle handle, String channel, Instant now) {
        return handle.createQuery(
                        "SELECT count(*) FROM delivery"
                                + " WHERE channel = ? AND created_at > ? AND created_at <= ?")
                .bind(0, channel)
                .bind(1, Micros.of(now.minus(Pace.RATE_SPAN)))
                .bind(2, Micros.of(now))
                .mapTo(int.class)
                .one();
    }

    private static int failing(Handle handle, String channel) {
        return handle.createQuery(
                        "SELECT count(*) FROM delivery"
                                + " WHERE channel = ? AND state = 'waiting'"
                                + " AND problem IS NOT NULL")
                .bind(0, channel)
                .mapTo(int.class)
                .one();
    }

    private static List<String> topics(Handle handle, String channel, Instant now) {
        return handle.createQuery(
                        "SELECT topic FROM notice WHERE channel = ? AND delivery_id IS NULL"
                                + " AND (due_at <= ? OR due_at > ?)"
                                + " GROUP BY topic ORDER BY min(at), topic")
                .bind(0, channel)
                .bind(1, Micros.of(now))
                .bind(2, Micros.of(now.plus(Pace.BEYOND)))
                .mapTo(String.class)
                .list();
    }

    private static void message(Handle handle, String channel, List<String> topics, Instant now) {
        var id = UUID.randomUUID().toString();
        handle.execute(
                "INSERT INTO delivery (id, channel, state, attempts, created_at, due_at)"
                        + " VALUES (?, ?, 'waiting', 0, ?, ?)",
                id,
                channel,
                Micros.of(now),
                Micros.of(now));
        int taken = 0;
        for (var topic : topics) {
            taken +=
                    handle.execute(
                            "UPDATE notice SET delivery_id = ? WHERE channel = ? AND topic = ?"
                                    + " AND delivery_id IS NULL AND (due_at <= ? OR due_at > ?)",
                            id,
                            channel,
                            topic,
                            Micros.of(now),
                            Micros.of(now.plus(Pace.BEYOND)));
        }
        if (taken == 0) { // another process took them meanwhile
            handle.execute("DELETE FROM delivery WHERE id = ?", id);
        }
    }
}
