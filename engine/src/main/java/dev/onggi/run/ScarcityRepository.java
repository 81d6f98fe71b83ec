package dev.onggi.run;

import dev.onggi.run.Scarcity.Kind;
import dev.onggi.store.Database;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What workers are short of, where others see it.
///
/// @param database the workspace's
record ScarcityRepository(Database database) {
    void keep(String worker, Scarcity scarcity) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO scarcity VALUES (?, ?, ?, ?, ?) ON CONFLICT (worker, kind) DO"
                                + " UPDATE SET figure = excluded.figure",
                        worker,
                        scarcity.kind().word(),
                        scarcity.figure(),
                        scarcity.allowed(),
                        database.now()));
    }

    void forget(String worker, Kind kind) {
        database.write(handle ->
                handle.execute(
                        "DELETE FROM scarcity WHERE worker = ? AND kind = ?", worker, kind.word()));
    }

    /// What keeps a step from being taken by a worker that lives.
    ///
    /// @param lane what the step mostly does
    /// @param silence after which a worker counts as dead
    Optional<Scarcity> of(Lane lane, Duration silence) {
        return database.read(handle -> {
            if (!database.has(handle, "scarcity")) {
                return Optional.empty();
            }
            long since = database.now() - silence.toNanos() / 1000;
            return handle.createQuery(
                            "SELECT s.* FROM scarcity s JOIN worker w ON w.id = s.worker WHERE"
                                    + " w.seen_at > ? ORDER BY s.kind, s.worker")
                    .bind(0, since)
                    .map((row, context) ->
                            new Scarcity(
                                    Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                    row.getLong("figure"),
                                    row.getLong("allowed")))
                    .filter(one -> one.kind() == Kind.DISK || lane == Lane.COMPUTE)
                    .findFirst();
        });
    }
}
