package dev.onggi.notify;

import dev.onggi.store.Database;
import dev.onggi.store.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Notices in the store: written before anything is sent.
final class NoticeRepository {
    private final Database database;

    NoticeRepository(Database database) {
        this.database = database;
    }

    /// Keeps a notice for some channels; those that have it already keep it as it is.
    void keep(List<Channel> channels, String event, Notice notice, Instant now) {
        database.write(handle ->
                channels.forEach(channel -> keep(handle, channel.key(), event, notice, now)));
    }

    private static void keep(
            Handle handle, String channel, String event, Notice notice, Instant now) {
        handle.execute(
                "INSERT INTO notice (channel, event, topic, title, body, facts, at, due_at, joins)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)"
                        + " ON CONFLICT (channel, event) DO NOTHING",
                channel,
                event,
                notice.topic(),
                notice.title(),
                notice.body(),
                notice.facts(),
                Micros.of(notice.at()),
                Micros.of(due(handle, channel, notice.topic(), now)));
    }

    /// At once, unless one of the topic left within the window.
    private static Instant due(Handle handle, String channel, String topic, Instant now) {
        return handle.createQuery(
                        "SELECT due_at FROM notice WHERE channel = ? AND topic = ? AND joins = 1"
                                + " AND due_at <= ? ORDER BY due_at DESC LIMIT 1")
                .bind(0, channel)
                .bind(1, topic)
                .bind(2, Micros.of(now.plus(Pace.WINDOW)))
                .map((row, context) -> Micros.instant(row.getLong(1)))
                .findOne()
                .map(last -> last.isAfter(now) ? last : last.plus(Pace.WINDOW))
                .filter(next -> next.isAfter(now))
                .orElse(now);
    }

    /// Joins nothing more with what was told of a topic and those below it: what waits leaves now,
    /// and the next one at once.
    void end(String topic, Instant now) {
        var below = topic + "/";
        database.write(handle -> {
            var which = " WHERE joins = 1 AND (topic = ? OR substr(topic, 1, ?) = ?)";
            handle.execute(
                    "UPDATE notice SET due_at = ?" + which + " AND delivery_id IS NULL",
                    Micros.of(now),
                    topic,
                    below.length(),
                    below);
            handle.execute("UPDATE notice SET joins = 0" + which, topic, below.length(), below);
        });
    }

    /// The messages that wait for a try, in the order of what they tell.
    List<Delivery> due(Instant now) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT id, channel, attempts, created_at, due_at FROM delivery"
                                        + " WHERE state = 'waiting' AND (due_at <= ? OR due_at > ?)"
                                        + " ORDER BY created_at, (SELECT min(at) FROM notice"
                                        + " WHERE delivery_id = delivery.id), id LIMIT 1000")
                        .bind(0, Micros.of(now))
                        .bind(1, Micros.of(now.plus(Pace.BEYOND)))
                        .map((row, context) ->
                                new Delivery(
                                        row.getString("id"),
                                        Channel.parse(row.getString("channel")),
                                        row.getInt("attempts"),
                                        Micros.instant(row.getLong("created_at")),
                                        Micros.instant(row.getLong("due_at"))))
                        .list());
    }

    /// Takes a message for one try.
    ///
    /// @return false where somebody else was faster
    boolean claim(Delivery delivery, Instant now) {
        return database.transaction(handle ->
                handle.execute(
                        "UPDATE delivery SET attempts = attempts + 1, due_at = ?"
                                + " WHERE id = ? AND state = 'waiting' AND attempts = ?",
                        Micros.of(now.plus(Pace.LEASE)),
                        delivery.id(),
                        delivery.attempts()))
                == 1;
    }

    /// The notices of a message, by their times.
    List<Notice> notices(Delivery delivery) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT at, topic, title, body, facts FROM notice"
                                        + " WHERE delivery_id = ? ORDER BY at, event")
                        .bind(0, delivery.id())
                        .map((row, context) ->
                                new Notice(
                                        Micros.instant(row.getLong("at")),
                                        row.getString("topic"),
                                        row.getString("title"),
                                        row.getString("body"),
                                        row.getString("facts")))
                        .list());
    }

    void sent(Delivery delivery, Instant now) {
        end(delivery, "sent", now, null);
    }

    void givenUp(Delivery delivery, Instant now, String problem) {
        end(delivery, "given_up", now, problem);
    }

    private void end(Delivery delivery, String state, Instant now, @Nullable String problem) {
        database.write(handle ->
                handle.execute(
                        "UPDATE delivery SET state = ?, ended_at = ?, problem = ?"
                                + " WHERE id = ? AND state = 'waiting'",
                        state,
                        Micros.of(now),
                        problem,
                        delivery.id()));
    }

    void failed(Delivery delivery, Instant next, String problem) {
        database.write(handle ->
                handle.execute(
                        "UPDATE delivery SET due_at = ?, problem = ?"
                                + " WHERE id = ? AND state = 'waiting'",
                        Micros.of(next),
                        problem,
                        delivery.id()));
    }

    /// The messages that did not reach their channels, the newest first.
    List<Undelivered> undelivered() {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT channel, created_at, attempts, problem, state,"
                                        + " (SELECT min(title) FROM notice"
                                        + " WHERE delivery_id = delivery.id) AS title FROM delivery"
                                        + " WHERE state <> 'sent' AND problem IS NOT NULL"
                                        + " ORDER BY created_at DESC, id LIMIT 1000")
                        .map((row, context) ->
                                new Undelivered(
                                        Channel.parse(row.getString("channel")),
                                        String.valueOf(row.getString("title")),
                                        Micros.instant(row.getLong("created_at")),
                                        row.getInt("attempts"),
                                        row.getString("problem"),
                                        row.getString("state").equals("given_up")))
                        .list());
    }

    /// Forgets what ended before a time.
    void forget(Duration kept, Instant now) {
        database.write(handle ->
                handle.execute(
                        "DELETE FROM delivery WHERE ended_at < ?", Micros.of(now.minus(kept))));
    }
}
