package dev.onggi.run;

import dev.onggi.problem.Problem;
import dev.onggi.store.Database;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a worker is short of.
///
/// @param kind of what
/// @param figure free bytes of the disk, or used percent of the memory
/// @param allowed the bound of it
record ScarcityRepository(Kind kind, long figure, long allowed) {
    /// Of what.
    enum Kind {
        /// Room on the disk.
        DISK,
        /// Memory.
        MEMORY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// As it is told.
    Problem problem() {
        return switch (kind) {
            case DISK -> Problem.of(WaitReason.DISK, null, megabytes(figure), megabytes(allowed));
            case MEMORY -> Problem.of(WaitReason.MEMORY, null, figure, allowed);
        };
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
    }

    /// Lets others know.
    void keep(Database database, String worker) {
        database.write(handle ->
                handle.execute(
                        "INSERT INTO scarcity VALUES (?, ?, ?, ?, ?) ON CONFLICT (worker, kind) DO"
                                + " UPDATE SET figure = excluded.figure",
                        worker,
                        kind.word(),
                        figure,
                        allowed,
                        database.now()));
    }

    static void forget(Database database, String worker, Kind kind) {
        database.write(handle ->
                handle.execute(
                        "DELETE FROM scarcity WHERE worker = ? AND kind = ?", worker, kind.word()));
    }

    /// What keeps a step from being taken by a worker that lives.
    ///
    /// @param lane what the step mostly does
    /// @param silence after which a worker counts as dead
    static Optional<ScarcityRepository> of(Database database, Lane lane, Duration silence) {
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
                            new ScarcityRepository(
                                    Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                    row.getLong("figure"),
                                    row.getLong("allowed")))
                    .filter(one -> one.kind() == Kind.DISK || lane == Lane.COMPUTE)
                    .findFirst();
        });
    }
}
