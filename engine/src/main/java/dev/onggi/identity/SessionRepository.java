package dev.onggi.identity;

import dev.onggi.store.Database;
import java.util.Optional;

/// Sessions in the metadata database.
///
/// @param database the workspace's
record SessionRepository(Database database) {
    void begin(String hash, Session session) {
        database.write(handle -> {
            handle.execute(
                    "DELETE FROM account_session WHERE expires_at <= ?",
                    Micros.of(session.createdAt()));
            handle.execute(
                    "INSERT INTO account_session VALUES (?, ?, ?, ?, ?, ?)",
                    hash,
                    session.account(),
                    session.csrf(),
                    Micros.of(session.createdAt()),
                    Micros.of(session.createdAt()),
                    Micros.of(session.expiresAt()));
        });
    }

    /// A session that has not ended and was used since a time.
    Optional<Session> find(String hash, long now, long seenSince) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT s.* FROM account_session s JOIN account a ON a.name ="
                                        + " s.account WHERE s.hash = ? AND s.expires_at > ? AND"
                                        + " s.seen_at > ? AND a.disabled = 0")
                        .bind(0, hash)
                        .bind(1, now)
                        .bind(2, seenSince)
                        .map((row, context) ->
                                new Session(
                                        row.getString("account"),
                                        row.getString("csrf"),
                                        Micros.instant(row.getLong("created_at")),
                                        Micros.instant(row.getLong("expires_at"))))
                        .findOne());
    }

    /// Says that a session is used, where that was not said since a time.
    void seen(String hash, long now, long before) {
        boolean stale =
                database.read(handle ->
                        handle.createQuery(
                                                "SELECT COUNT(*) FROM account_session WHERE hash = ?"
                                                        + " AND seen_at < ?")
                                        .bind(0, hash)
                                        .bind(1, before)
                                        .mapTo(long.class)
                                        .one()
                                > 0);
        if (stale) {
            database.write(handle ->
                    handle.execute(
                            "UPDATE account_session SET seen_at = ? WHERE hash = ?", now, hash));
        }
    }

    void end(String hash) {
        database.write(
                handle -> handle.execute("DELETE FROM account_session WHERE hash = ?", hash));
    }

    void endAll(String account) {
        database.write(
                handle -> handle.execute("DELETE FROM account_session WHERE account = ?", account));
    }
}
