package dev.onggi.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    void add(Fresh task) {
        handle.execute(
                "INSERT INTO task (run_id, step, state, attempt, deaths, rank, not_before, lane,"
                        + " pool, label, attended, fence, round, earlier) SELECT ?, ?, 'waiting',"
                        + " COALESCE(MAX(number), 0), 0, 0, 0, ?, ?, ?, ?, 0, (SELECT round FROM"
                        + " run WHERE id = ?), COALESCE(MAX(number), 0) FROM attempt WHERE run_id ="
                        + " ? AND step = ?",
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

    void ready(String run, String step, long rank, long notBefore) {
        handle.execute(
                "UPDATE task SET state = 'ready', rank = ?, not_before = ?, worker = NULL WHERE"
                        + " run_id = ? AND step = ?",
                rank,
                notBefore,
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

    /// Takes what is ready, in the order of rank, as far as places are free.
    ///
    /// @param now the database's time
    List<Lease> lease(Wanted wanted, long now) {
        var leases = new ArrayList<Lease>();
        var pools = new LinkedHashMap<>(wanted.pools());
        asked().forEach(pool -> pools.putIfAbsent(pool, 1));
        pools.replaceAll((pool, places) -> places - taken(pool));
        wanted.free()
                .forEach((lane, places) -> {
                    if (places > 0) {
                        lease(wanted, lane, places, pools, now, leases);
                    }
                });
        return leases;
    }

    /// The pools that steps ask for. One that nobody gave places to has one.
    private List<String> asked() {
        return handle.createQuery(
                        "SELECT DISTINCT pool FROM task WHERE state = 'ready' AND pool IS NOT NULL")
                .mapTo(String.class)
                .list();
    }

    private int taken(String pool) {
        return handle.createQuery("SELECT COUNT(*) FROM task WHERE state = 'leased' AND pool = ?")
                .bind(0, pool)
                .mapTo(Integer.class)
                .one();
    }

    private record Candidate(Lease lease, @Nullable String pool) {}

    private void lease(
            Wanted wanted,
            Lane lane,
            int places,
            Map<String, Integer> pools,
            long now,
            List<Lease> leases) {
        int left = places;
        for (var candidate : candidates(wanted, lane, places, pools, now)) {
            var pool = candidate.pool();
            if (left == 0 || (pool != null && pools.getOrDefault(pool, 0) <= 0)) {
                continue;
            }
            if (pool != null) {
                pools.merge(pool, -1, Integer::sum);
            }
            left--;
            leases.add(take(candidate.lease(), wanted.worker()));
        }
    }

    private List<Candidate> candidates(
            Wanted wanted, Lane lane, int places, Map<String, Integer> pools, long now) {
        var open = new ArrayList<String>();
        open.add("");
        pools.forEach((pool, free) -> {
            if (free > 0) {
                open.add(pool);
            }
        });
        var labels = new ArrayList<>(wanted.labels());
        labels.add("");
        return handle.createQuery(
                        "SELECT run_id, step, attempt, pool, round, earlier FROM task WHERE state ="
                                + " 'ready' AND lane = :lane AND not_before <= :now AND COALESCE(pool, '')"
                                + " IN (<pools>) AND (COALESCE(label, '') IN (<labels>)"
                                + oneOf(wanted.labels().size())
                                + ") AND ("
                                + (wanted.attending() ? "" : "attended IS NULL OR ")
                                + "attended = :worker) ORDER BY rank, run_id, step LIMIT :most")
                .bind("lane", lane.word())
                .bind("now", now)
                .bindList("pools", open)
                .bindList("labels", labels)
                .bindMap(named(wanted.labels()))
                .bind("worker", wanted.worker())
                .bind("most", places + 20)
                .map((row, context) ->
                        new Candidate(
                                new Lease(
                                        row.getString("run_id"),
                                        row.getString("step"),
                                        row.getInt("attempt") + 1,
                                        0,
                                        row.getInt("round"),
                                        row.getInt("earlier")),
                                row.getString("pool")))
                .list();
    }

    /// Of a step that takes one label of several.
    private static String oneOf(int labels) {
        var sql = new StringBuilder();
        for (int i = 0; i < labels; i++) {
            sql.append(" OR REPLACE(',' || label || ',', ',' || :label" + i + " || ',', '')")
                    .append(" <> ',' || label || ','");
        }
        return sql.toString();
    }

    private static Map<String, String> named(Collection<String> labels) {
        var named = new HashMap<String, String>();
        labels.forEach(label -> named.put("label" + named.size(), label));
        return named;
    }

    private Lease take(Lease wanted, String worker) {
        var lease = wanted.fenced(nextFence());
        handle.execute(
                "UPDATE task SET state = 'leased', worker = ?, fence = ?, attempt = ? WHERE run_id"
                        + " = ? AND step = ?",
                worker,
                lease.fence(),
                lease.attempt(),
                lease.run(),
                lease.step());
        return lease;
    }

    private long nextFence() {
        return handle.createQuery(
                        "UPDATE fence SET value = value + 1 WHERE one = 1 RETURNING value")
                .mapTo(Long.class)
                .one();
    }

    List<Lease> leased(String worker) {
        return handle.createQuery(
                        "SELECT run_id, step, attempt, fence, round, earlier FROM task WHERE worker"
                                + " = ? AND state = 'leased'")
                .bind(0, worker)
                .map((row, context) ->
                        new Lease(
                                row.getString("run_id"),
                                row.getString("step"),
                                row.getInt("attempt"),
                                row.getLong("fence"),
                                row.getInt("round"),
                                row.getInt("earlier")))
                .list();
    }

    /// When the next step that waits for its time may run. One whose time came a second ago waits
    /// for something else.
    ///
    /// @param now the database's time
    /// @return microseconds since 1970, or null where none waits
    @Nullable Long next(long now) {
        return handle.createQuery(
                        "SELECT MIN(not_before) FROM task WHERE state = 'ready' AND not_before > ?")
                .bind(0, now - 1_000_000)
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
