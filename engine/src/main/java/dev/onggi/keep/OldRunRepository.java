package dev.onggi.keep;

import dev.onggi.store.Database;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What is recorded of runs.
///
/// @param database the workspace's metadata
record OldRunRepository(Database database) {
    private static final String OPEN = "state IN ('queued', 'running')";

    /// @param last whether it is the last of its pipeline, from which the next one goes on
    record Recorded(String id, String pipeline, Instant at, boolean last) {}

    /// The runs that have ended.
    List<Recorded> ended() {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT id, pipeline, started_at, CASE WHEN id = (SELECT id FROM"
                                        + " run l WHERE l.pipeline = r.pipeline ORDER BY"
                                        + " started_at DESC, id DESC LIMIT 1) THEN 1 ELSE 0 END"
                                        + " FROM run r WHERE ended_at IS NOT NULL AND NOT "
                                        + OPEN)
                        .map((row, context) ->
                                new Recorded(
                                        row.getString(1),
                                        row.getString(2),
                                        Instant.parse(row.getString(3)),
                                        row.getInt(4) == 1))
                        .list());
    }

    /// The runs that have not ended.
    Set<String> open() {
        return database.read(handle ->
                new HashSet<>(
                        handle.createQuery("SELECT id FROM run WHERE " + OPEN)
                                .mapTo(String.class)
                                .list()));
    }

    /// What the steps of runs that go on handed on, as it is recorded.
    List<String> records() {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT s.record FROM step s JOIN run r ON r.id = s.run_id WHERE r."
                                        + OPEN
                                        + " AND s.record IS NOT NULL")
                        .mapTo(String.class)
                        .list());
    }

    /// Forgets a run that has ended, with everything that is recorded of its steps.
    void forget(String run) {
        database.write(
                handle -> handle.execute("DELETE FROM run WHERE id = ? AND NOT " + OPEN, run));
    }

    /// Takes a file out of what is published, unless its run goes on.
    ///
    /// @return whether it may be removed now
    boolean begin(String file) {
        return database.transaction(handle -> {
            handle.execute(
                    "UPDATE dataset SET state = 'dropping' WHERE file = ? AND state = 'published'"
                            + " AND run_id NOT IN (SELECT id FROM run WHERE "
                            + OPEN
                            + ")",
                    file);
            return dropping(handle).contains(file);
        });
    }

    /// Files that were taken out and may not have been removed.
    List<String> dropping() {
        return database.read(OldRunRepository::dropping);
    }

    private static List<String> dropping(Handle handle) {
        return handle.createQuery("SELECT file FROM dataset WHERE state = 'dropping'")
                .mapTo(String.class)
                .list();
    }
}
