package dev.onggi.run;

import dev.onggi.problem.OnggiException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Gives a run that begins in the midst of its pipeline the results of the steps before, as the
/// latest run of the pipeline has them, within a transaction.
///
/// @param handle the transaction's
/// @param world what all transactions share
record EarlierResultRepository(Handle handle, RunWorld world) {
    private static final int LOOKED_AT = 50;

    /// Takes what the steps of a run read and wait for and do not do themselves.
    ///
    /// @throws OnggiException where no run has it
    void take(RunRow run) {
        var graph = run.pipeline().steps();
        var needed = new LinkedHashSet<String>();
        var before = new LinkedHashSet<String>();
        for (var step : run.steps()) {
            needed.addAll(graph.waitsFor(step));
            before.addAll(graph.before(step));
        }
        needed.removeAll(run.steps());
        before.removeAll(run.steps());
        if (needed.isEmpty()) {
            return;
        }
        var from = latest(run, needed).orElseThrow(() -> none(run, needed));
        insert(run, world.space().database().read(earlier -> rows(earlier, from, before)));
    }

    private static OnggiException none(RunRow run, Set<String> needed) {
        var last = run.allSteps().stream().filter(needed::contains).reduce((a, b) -> b);
        return OnggiException.of(
                RunProblem.NO_RESULTS,
                run.info().pipeline(),
                String.join(", ", needed),
                last.orElseThrow());
    }

    /// An estimate keeps its own run in a database that is forgotten; the others are always the
    /// workspace's.
    private Optional<String> latest(RunRow run, Set<String> needed) {
        return world.space()
                .database()
                .read(earlier ->
                        earlier
                                .createQuery(
                                        "SELECT id FROM run r WHERE pipeline = :pipeline AND id <>"
                                                + " :run AND sample = 0 AND backfill = 0 AND state"
                                                + " NOT IN ('queued', 'running') AND (SELECT"
                                                + " COUNT(*) FROM step WHERE run_id = r.id AND name"
                                                + " IN (<needed>) AND state IN ('SUCCEEDED',"
                                                + " 'SKIPPED')) = :count ORDER BY rank DESC,"
                                                + " started_at DESC, id DESC LIMIT :most")
                                .bind("pipeline", run.info().pipeline())
                                .bind("run", run.id())
                                .bindList("needed", List.copyOf(needed))
                                .bind("count", needed.size())
                                .bind("most", LOOKED_AT)
                                .mapTo(String.class)
                                .list()
                                .stream()
                                .filter(id -> has(earlier, id, run, needed))
                                .findFirst());
    }

    private boolean has(Handle earlier, String id, RunRow run, Set<String> needed) {
        var graph = run.pipeline().steps();
        var read = new LinkedHashSet<String>();
        run.steps().forEach(step -> read.addAll(graph.reads(step)));
        return new StepRepository(earlier, world)
                .results(id, needed).stream()
                        .allMatch(result ->
                                ProgressRepository.facts(result).well()
                                        && (!read.contains(result.name()) || isThere(result)));
    }

    private static boolean isThere(RunResult.StepResult result) {
        var outcome = result.outcome();
        var dataset = outcome == null ? null : outcome.dataset();
        return dataset != null && Files.exists(dataset.file());
    }

    private static List<Map<String, Object>> rows(Handle earlier, String from, Set<String> steps) {
        return earlier.createQuery(
                        "SELECT name, uses, state, attempt, started_at, ended_at, rows_in, rows_out,"
                                + " rejected, cells_changed, outputs, problems, record, held,"
                                + " held_fence, fingerprint, COALESCE(taken_from, run_id) AS"
                                + " taken_from FROM step WHERE run_id = :from AND name IN (<steps>)"
                                + " AND state IN ('SUCCEEDED', 'SKIPPED') AND record IS NOT NULL")
                .bind("from", from)
                .bindList("steps", List.copyOf(steps))
                .mapToMap()
                .list();
    }

    private void insert(RunRow run, List<Map<String, Object>> rows) {
        for (var row : rows) {
            handle.createUpdate(
                            """
                            INSERT INTO step (run_id, name, position, uses, state, attempt,
                                started_at, ended_at, rows_in, rows_out, rejected, cells_changed,
                                outputs, problems, record, held, held_fence, fingerprint, taken_from)
                            VALUES (:run, :name, :position, :uses, :state, :attempt, :started_at,
                                :ended_at, :rows_in, :rows_out, :rejected, :cells_changed, :outputs,
                                :problems, :record, :held, :held_fence, :fingerprint, :taken_from)
                            """)
                    .bind("run", run.id())
                    .bind("position", run.allSteps().indexOf(String.valueOf(row.get("name"))))
                    .bindMap(row)
                    .execute();
        }
    }
}
