package dev.onggi.run;

import dev.onggi.run.TaskRepository.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Takes steps for workers and counts the tries, within a transaction and before anything is done
/// of them.
///
/// @param handle the transaction's
/// @param world what all transactions share
record LeaseRepository(Handle handle, RunWorld world) {
    /// Whoever is just taking a step has it: nobody waits for that, and nobody takes it too.
    private static final String TAKE =
            "UPDATE task SET state = 'leased', worker = ?, attempt = attempt + 1, fence = %s WHERE"
                    + " (run_id, step) IN (SELECT run_id, step FROM task WHERE run_id = ? AND step ="
                    + " ? AND state = 'ready'%s) RETURNING run_id, step, attempt, fence, round,"
                    + " earlier";

    private static final int TRIED = 5;

    private record Candidate(String run, String step, @Nullable String pool) {}

    /// Takes what is ready, in the order of rank, as far as places are free. Of those who do so one
    /// comes after the other, for they count the places of pools.
    List<Lease> lease(Wanted wanted) {
        var leases = new ArrayList<Lease>();
        var pools = new LinkedHashMap<>(wanted.pools());
        asked().forEach(pool -> pools.putIfAbsent(pool, 1));
        pools.replaceAll((pool, places) -> places - taken(pool));
        wanted.free()
                .forEach((lane, places) -> {
                    if (places > 0) {
                        lease(wanted, lane, places, pools, leases);
                    }
                });
        return leases;
    }

    /// Takes the next step of a lane, unless its place in a pool would have to be counted.
    Optional<Lease> next(Wanted wanted, Lane lane) {
        for (var candidate : candidates(wanted, lane, TRIED, null)) {
            if (candidate.pool() != null) {
                return Optional.empty();
            }
            var lease = take(candidate, wanted.worker());
            if (lease.isPresent()) {
                return lease;
            }
        }
        return Optional.empty();
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

    private void lease(
            Wanted wanted, Lane lane, int places, Map<String, Integer> pools, List<Lease> leases) {
        int left = places;
        var open =
                pools.entrySet().stream().filter(one -> one.getValue() > 0).map(Map.Entry::getKey);
        for (var candidate : candidates(wanted, lane, places + 20, open.toList())) {
            var pool = candidate.pool();
            if (left == 0 || (pool != null && pools.getOrDefault(pool, 0) <= 0)) {
                continue;
            }
            var lease = take(candidate, wanted.worker());
            if (lease.isPresent()) {
                leases.add(lease.get());
                left--;
                if (pool != null) {
                    pools.merge(pool, -1, Integer::sum);
                }
            }
        }
    }

    /// @param pools the only pools whose steps are found, or null for all
    private List<Candidate> candidates(
            Wanted wanted, Lane lane, int most, @Nullable List<String> pools) {
        var labels = new ArrayList<>(wanted.labels());
        labels.add("");
        var open = new ArrayList<>(pools == null ? List.of() : pools);
        open.add("");
        var query =
                handle.createQuery(
                                "SELECT run_id, step, pool FROM task WHERE state = 'ready' AND lane"
                                        + " = :lane AND not_before <= onggi_now()"
                                        + (pools == null
                                                ? ""
                                                : " AND COALESCE(pool, '') IN (<pools>)")
                                        + " AND (COALESCE(label, '') IN (<labels>)"
                                        + oneOf(wanted.labels().size())
                                        + ") AND ("
                                        + (wanted.attending() ? "" : "attended IS NULL OR ")
                                        + "attended = :worker) ORDER BY rank, run_id, step LIMIT"
                                        + " :most")
                        .bind("lane", lane.word())
                        .bindList("labels", labels)
                        .bindMap(named(wanted.labels()))
                        .bind("worker", wanted.worker())
                        .bind("most", most);
        if (pools != null) {
            query.bindList("pools", open);
        }
        return query.map((row, context) ->
                        new Candidate(row.getString(1), row.getString(2), row.getString(3)))
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

    /// @return empty where somebody else has it
    private Optional<Lease> take(Candidate candidate, String worker) {
        var lease =
                handle.createQuery(statement())
                        .bind(0, worker)
                        .bind(1, candidate.run())
                        .bind(2, candidate.step())
                        .map((row, context) -> TaskRepository.lease(row))
                        .findOne();
        lease.filter(taken -> !taken.end())
                .ifPresent(taken ->
                        new StepRepository(handle, world)
                                .begun(world.rows().row(handle, taken), taken, worker));
        return lease;
    }

    /// A server has a sequence, of which nobody waits for another one's commit.
    private String statement() {
        return switch (world.database().dialect()) {
            case POSTGRESQL -> TAKE.formatted("nextval('lease_fence')", " FOR UPDATE SKIP LOCKED");
            case SQLITE -> {
                handle.execute("UPDATE fence SET value = value + 1");
                yield TAKE.formatted("(SELECT value FROM fence)", "");
            }
        };
    }
}
