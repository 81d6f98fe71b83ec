package dev.onggi.run;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult.StepResult;
import dev.onggi.step.StepOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/// What is recorded of the steps of runs and of each try, within a transaction.
///
/// @param handle the transaction's
/// @param world what all transactions share
record StepRepository(Handle handle, RunWorld world) {
    void begun(RunRow run, Lease lease, String worker) {
        handle.execute(
                "INSERT INTO attempt (run_id, step, number, worker, fence, state, started_at)"
                        + " VALUES (?, ?, ?, ?, ?, 'RUNNING', onggi_now())",
                lease.run(),
                lease.step(),
                lease.attempt(),
                worker,
                lease.fence());
        handle.execute(
                "INSERT INTO step (run_id, name, position, uses, state, attempt, started_at)"
                        + " VALUES (?, ?, ?, ?, 'RUNNING', ?, ?) ON CONFLICT (run_id, name) DO"
                        + " UPDATE SET attempt = excluded.attempt, state = 'RUNNING', uses ="
                        + " COALESCE(NULLIF(excluded.uses, ''), step.uses), started_at ="
                        + " COALESCE(step.started_at, excluded.started_at)",
                lease.run(),
                lease.step(),
                run.allSteps().indexOf(lease.step()),
                run.uses(lease.step()),
                lease.attempt(),
                world.space().clock().instant().toString());
    }

    void ended(Lease lease, StepState state, List<Problem> problems) {
        handle.execute(
                "UPDATE attempt SET state = ?, ended_at = onggi_now(), problems = ? WHERE run_id = ?"
                        + " AND step = ? AND number = ?",
                state.name(),
                lines(problems),
                lease.run(),
                lease.step(),
                lease.attempt());
    }

    static String lines(List<Problem> problems) {
        return StepRecords.text(problems.stream().map(p -> p.line(Language.EN)).toList());
    }

    /// Writes down what became of a step.
    void keep(RunRow run, StepResult result) {
        var outcome = result.outcome();
        var ledger = outcome == null ? new StepOutcome.Ledger(0, 0, 0, 0) : outcome.ledger();
        var problems = new ArrayList<>(result.problems());
        if (outcome != null) {
            problems.addAll(outcome.warnings());
        }
        handle.createUpdate(
                        """
                        INSERT INTO step (run_id, name, position, uses, state, attempt, ended_at, rows_in,
                            rows_out, rejected, cells_changed, outputs, problems, record)
                        VALUES (:run, :name, :position, :uses, :state, 1, :at, :in, :out, :rejected,
                            :changed, :outputs, :problems, :record)
                        ON CONFLICT (run_id, name) DO UPDATE SET state = excluded.state,
                            ended_at = excluded.ended_at, rows_in = excluded.rows_in,
                            rows_out = excluded.rows_out, rejected = excluded.rejected,
                            cells_changed = excluded.cells_changed, outputs = excluded.outputs,
                            problems = excluded.problems, record = excluded.record
                        """)
                .bind("run", run.id())
                .bind("name", result.name())
                .bind("position", run.allSteps().indexOf(result.name()))
                .bind("uses", result.uses())
                .bind("state", result.state().name())
                .bind("at", world.space().clock().instant().toString())
                .bind("in", ledger.rowsIn())
                .bind("out", ledger.rowsOut())
                .bind("rejected", ledger.rejected())
                .bind("changed", ledger.cellsChanged())
                .bind("outputs", StepRecords.text(outcome == null ? Map.of() : outcome.outputs()))
                .bind("problems", lines(problems))
                .bind("record", world.records().json(result))
                .execute();
        if (outcome != null) {
            for (var score : outcome.scores()) {
                RunRepository.quality(
                        handle,
                        run.id(),
                        result.name(),
                        new RunRepository.RecordedQuality(
                                score.phase(), score.total(), Map.copyOf(score.parts())));
            }
        }
    }

    /// The steps of a run that have ended, with those whose results are another run's.
    Set<String> ended(String run) {
        return handle.createQuery("SELECT name FROM step WHERE run_id = ? AND record IS NOT NULL")
                .bind(0, run)
                .mapTo(String.class)
                .set();
    }

    /// What made the results of steps.
    Map<String, Fingerprint> fingerprints(String run) {
        var fingerprints = new LinkedHashMap<String, Fingerprint>();
        handle.createQuery(
                        "SELECT name, fingerprint FROM step WHERE run_id = ? AND fingerprint IS NOT"
                                + " NULL")
                .bind(0, run)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry ->
                        fingerprints.put(entry.getKey(), Fingerprint.parse(entry.getValue())));
        return fingerprints;
    }

    /// Writes down what made the result of a step, and what it has to remember once its rows have
    /// gone through.
    void made(Lease lease, Fingerprint fingerprint, Map<String, String> memory) {
        handle.execute(
                "UPDATE step SET fingerprint = ?, held = ?, held_fence = ? WHERE run_id = ? AND"
                        + " name = ?",
                fingerprint.json(),
                memory.isEmpty() ? null : StepRecords.text(memory),
                lease.fence(),
                lease.run(),
                lease.step());
    }

    Map<String, Map<String, String>> outputs(String run) {
        var outputs = new LinkedHashMap<String, Map<String, String>>();
        handle.createQuery(
                        "SELECT name, outputs FROM step WHERE run_id = ? AND record IS NOT NULL AND"
                                + " outputs <> '{}'")
                .bind(0, run)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> {
                    var values = new LinkedHashMap<String, String>();
                    StepRecords.map(entry.getValue())
                            .forEach((key, value) -> values.put(key, String.valueOf(value)));
                    outputs.put(entry.getKey(), values);
                });
        return outputs;
    }

    List<StepResult> results(String run, Collection<String> steps) {
        if (steps.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT record FROM step WHERE run_id = :run AND record IS NOT NULL AND"
                                + " name IN (<steps>) ORDER BY position")
                .bind("run", run)
                .bindList("steps", List.copyOf(steps))
                .mapTo(String.class)
                .map(world.records()::parse)
                .list();
    }

    Map<String, Map<String, String>> held(String run) {
        var held = new LinkedHashMap<String, Map<String, String>>();
        handle.createQuery("SELECT name, held FROM step WHERE run_id = ? AND held IS NOT NULL")
                .bind(0, run)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> {
                    var memory = new LinkedHashMap<String, String>();
                    StepRecords.map(entry.getValue())
                            .forEach((key, value) -> memory.put(key, String.valueOf(value)));
                    held.put(entry.getKey(), memory);
                });
        return held;
    }

    /// The steps of a run that have ended, and those that have something to remember.
    record Marks(Set<String> ended, Set<String> held) {}

    /// Which steps of a run have ended, and which hold what their rows have to take along.
    Marks marks(String run) {
        var ended = new HashSet<String>();
        var held = new TreeSet<String>();
        handle.createQuery(
                        "SELECT name, CASE WHEN record IS NULL THEN 0 ELSE 1 END, CASE WHEN held IS"
                                + " NULL THEN 0 ELSE 1 END FROM step WHERE run_id = ?")
                .bind(0, run)
                .map((row, context) -> {
                    var name = row.getString(1);
                    if (row.getInt(2) == 1) {
                        ended.add(name);
                    }
                    if (row.getInt(3) == 1) {
                        held.add(name);
                    }
                    return name;
                })
                .list();
        return new Marks(ended, held);
    }

    /// Lets steps remember what they hold. What later tries have remembered stays: a run that is
    /// repeated may be older than others whose rows went through meanwhile.
    ///
    /// @param steps some of those that hold something
    void remember(RunRow run, List<String> steps) {
        var latest =
                handle.createQuery(
                                "INSERT INTO step_mark SELECT :pipeline, name, held_fence FROM step"
                                        + " WHERE run_id = :run AND name IN (<steps>) ORDER BY name"
                                        + " ON CONFLICT (pipeline, step) DO UPDATE SET fence ="
                                        + " excluded.fence WHERE step_mark.fence <= excluded.fence"
                                        + " RETURNING step")
                        .bind("pipeline", run.info().pipeline())
                        .bind("run", run.id())
                        .bindList("steps", steps)
                        .mapTo(String.class)
                        .set();
        var held = new TreeMap<>(held(run.id())); // in one order, so that runs wait for no other
        held.keySet().retainAll(latest);
        RunRepository.remember(handle, run.id(), run.info().pipeline(), held);
        handle.createUpdate("UPDATE step SET held = NULL WHERE run_id = :run AND name IN (<steps>)")
                .bind("run", run.id())
                .bindList("steps", steps)
                .execute();
    }

    void state(Lease lease, StepState state) {
        handle.execute(
                "UPDATE step SET state = ? WHERE run_id = ? AND name = ?",
                state.name(),
                lease.run(),
                lease.step());
    }

    void unfinished(String run) {
        handle.execute(
                "UPDATE step SET state = 'FAILED', ended_at = ? WHERE state IN ('RUNNING',"
                        + " 'WAITING') AND run_id = ?",
                world.space().clock().instant().toString(),
                run);
    }

    /// Rejected rows that count from now on.
    void reject(Lease lease, List<RunRejects.Part> parts) {
        for (var part : parts) {
            handle.execute(
                    "INSERT INTO reject_part VALUES (?, ?, ?, ?)",
                    lease.run(),
                    lease.step(),
                    part.source(),
                    part.file().getFileName().toString());
        }
    }

    /// How the steps of a run stand, as far as they have begun or ended.
    List<RunFollower.Standing> standing(String run) {
        return handle.createQuery(
                        "SELECT name, uses, state, attempt, record FROM step WHERE run_id = ? AND"
                                + " taken_from IS NULL ORDER BY position")
                .bind(0, run)
                .map((row, context) -> {
                    var record = row.getString("record");
                    return new RunFollower.Standing(
                            row.getString("name"),
                            row.getString("uses"),
                            StepState.valueOf(row.getString("state")),
                            row.getInt("attempt"),
                            record == null ? null : world.records().parse(record));
                })
                .list();
    }
}
