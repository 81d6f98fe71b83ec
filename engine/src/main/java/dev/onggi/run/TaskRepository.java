package dev.onggi.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The steps of runs that are not over. Every method belongs into a transaction of the caller's.
final class TaskRepository {
    private final Handle handle;

    TaskRepository(Handle handle) {
        this.handle = handle;
    }

    /// A step that waits.
    ///
    /// @param run the run
    /// @param step its name; empty for the end of the run
    /// @param lane what it mostly does
    /// @param pool whose places it takes, or null
    /// @param label of the workers that may run it, or several with commas between them, or null
    /// @param attended the only worker that may, or null
    record Fresh(
            String run,
            String step,
            Lane lane,
            @Nullable String pool,
            @Nullable String label,
            @Nullable String attended) {}

    /// What a worker can take.
    ///
    /// @param worker its id
    /// @param labels its labels
    /// @param attending whether it takes only steps of the runs that somebody attends there
    /// @param free places by lane
    /// @param pools places of each pool in all
    record Wanted(
            String worker,
            Set<String> labels,
            boolean attending,
            Map<Lane, Integer> free,
            Map<String, Integer> pools) {}

    void add(List<Fresh> tasks) {
        var batch =
                handle.prepareBatch(
                        "INSERT INTO task (run_id, step, state, attempt, deaths, rank, not_before,"
                                + " lane, pool, label, attended, fence, round, earlier) SELECT ?,"
                                + " ?, 'waiting', COALESCE(MAX(number), 0), 0, 0, 0, ?, ?, ?, ?, 0,"
                                + " (SELECT round FROM run WHERE id = ?), COALESCE(MAX(number), 0)"
                                + " FROM attempt WHERE run_id = ? AND step = ?");
        for (var task : tasks) {
            batch.add(
                    task.run(),
                    task.step(),
                    task.lane().word(),
                    task.pool(),
                    task.label(),
                    task.attended(),
                    task.run(),
                    task.run(),
                    task.step());
        }
        batch.execute();
    }

    /// Lets a step be taken.
    ///
    /// @param ahead microseconds that it goes before others which are ready from now on
    void ready(String run, String step, long ahead) {
        handle.execute(
                "UPDATE task SET state = 'ready', rank = onggi_now() - ?, not_before = 0, worker ="
                        + " NULL WHERE run_id = ? AND step = ?",
                ahead,
                run,
                step);
    }

    /// Lets a step that waits be taken.
    ///
    /// @return whether it waited
    boolean wake(String run, String step, long ahead) {
        return handle.execute(
                        "UPDATE task SET state = 'ready', rank = onggi_now() - ?, not_before = 0"
                                + " WHERE run_id = ? AND step = ? AND state = 'waiting'",
                        ahead,
                        run,
                        step)
                > 0;
    }

    /// Lets a step be taken after some time.
    ///
    /// @param ahead microseconds that it goes before others which are ready from now on
    /// @param micros from now
    void readyIn(String run, String step, long ahead, long micros) {
        handle.execute(
                "UPDATE task SET state = 'ready', rank = onggi_now() - ?, not_before = onggi_now()"
                        + " + ?, worker = NULL WHERE run_id = ? AND step = ?",
                ahead,
                micros,
                run,
                step);
    }

    /// The step waits for the runs it has begun.
    void calling(Lease lease) {
        handle.execute(
                "UPDATE task SET state = 'calling', called = 1, worker = NULL WHERE run_id = ? AND"
                        + " step = ?",
                lease.run(),
                lease.step());
    }

    /// Whether a step has begun its runs.
    boolean called(String run, String step) {
        return handle.createQuery("SELECT called FROM task WHERE run_id = ? AND step = ?")
                        .bind(0, run)
                        .bind(1, step)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    void remove(String run, String step) {
        handle.execute("DELETE FROM task WHERE run_id = ? AND step = ?", run, step);
    }

    void removeAll(String run) {
        handle.execute("DELETE FROM task WHERE run_id = ?", run);
    }

    boolean in(String run, String step, String state) {
        return handle.createQuery(
                                "SELECT COUNT(*) FROM task WHERE run_id = ? AND step = ? AND state = ?")
                        .bind(0, run)
                        .bind(1, step)
                        .bind(2, state)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// How many steps of a run have not ended.
    long open(String run) {
        return handle.createQuery("SELECT COUNT(*) FROM task WHERE run_id = ?")
                .bind(0, run)
                .mapTo(Long.class)
                .one();
    }

    /// The steps of a run that nobody works on and that wait for no other run.
    List<String> idle(String run) {
        return handle.createQuery(
                        "SELECT step FROM task WHERE run_id = ? AND state IN ('waiting', 'ready')"
                                + " AND step <> ''")
                .bind(0, run)
                .mapTo(String.class)
                .list();
    }

    /// Checks that a step still is the worker's.
    ///
    /// @throws LateException where it is not
    void check(Lease lease) {
        int found =
                handle.execute(
                        "UPDATE task SET fence = fence WHERE run_id = ? AND step = ? AND fence = ?"
                                + " AND state = 'leased'",
                        lease.run(),
                        lease.step(),
                        lease.fence());
        if (found == 0) {
            throw new LateException(lease);
        }
    }

    /// Removes a step that has ended and still is the worker's.
    ///
    /// @throws LateException where it is not
    void end(Lease lease) {
        int found =
                handle.execute(
                        "DELETE FROM task WHERE run_id = ? AND step = ? AND fence = ? AND state ="
                                + " 'leased'",
                        lease.run(),
                        lease.step(),
                        lease.fence());
        if (found == 0) {
            throw new LateException(lease);
        }
    }

    /// Lets nobody else have a part of a step until the end of the transaction.
    void hold(String run, String step) {
        handle.execute("UPDATE task SET fence = fence WHERE run_id = ? AND step = ?", run, step);
    }

    List<Lease> leased(String worker) {
        return handle.createQuery(
                        "SELECT run_id, step, attempt, fence, round, earlier FROM task WHERE worker"
                                + " = ? AND state = 'leased'")
                .bind(0, worker)
                .map((row, context) -> lease(row))
                .list();
    }

    static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getString("run_id"),
                row.getString("step"),
                row.getInt("attempt"),
                row.getLong("fence"),
                row.getInt("round"),
                row.getInt("earlier"));
    }

    /// In how many microseconds the next step that waits for its time may run, or null where none
    /// waits. One whose time came a second ago waits for something else.
    @Nullable Long next() {
        return handle.createQuery(
                        "SELECT MIN(not_before) - onggi_now() FROM task WHERE state = 'ready' AND"
                                + " not_before > onggi_now() - 1000000")
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
    }

    /// A step whose worker died.
    ///
    /// @param run the run
    /// @param step its name
    /// @param deaths how many workers have died at it, this one included
    /// @param attempt which try it was
    record Orphan(String run, String step, int deaths, int attempt) {}

    /// Takes the steps of a run back whose worker died.
    List<Orphan> orphans(String run, String worker) {
        return handle.createQuery(
                        "UPDATE task SET deaths = deaths + 1 WHERE run_id = ? AND worker = ? AND"
                                + " state = 'leased' RETURNING run_id, step, deaths, attempt")
                .bind(0, run)
                .bind(1, worker)
                .map((row, context) ->
                        new Orphan(
                                row.getString("run_id"),
                                row.getString("step"),
                                row.getInt("deaths"),
                                row.getInt("attempt")))
                .list();
    }
}
