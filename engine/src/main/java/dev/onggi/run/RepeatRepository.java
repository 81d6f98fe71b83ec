package dev.onggi.run;

import dev.onggi.problem.OnggiException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Lets a run that is over begin once more, within a transaction: what it keeps stays as it ended,
/// everything else is as if it had never run. Files of earlier rounds stay.
///
/// @param handle the transaction's
/// @param world what all transactions share
record RepeatRepository(Handle handle, RunWorld world) {
    /// Queues a run again; somebody has to let it begin.
    ///
    /// @param attended the only worker that works on it, or null
    void queue(RetryPlan plan, @Nullable String attended) {
        var names = plan.steps().stream().map(RetryPlan.Fate::step).toList();
        int version = version(plan);
        int found =
                handle.createUpdate(
                                """
                                UPDATE run SET state = 'queued', ended_at = NULL, stale = 0,
                                    cancelled = 0, round = round + 1, repeated_at = :now,
                                    budget = :budget, same_version = :same, version = :version,
                                    params = :params, steps = :steps, attended = :attended,
                                    holder = :holder
                                WHERE id = :run AND round = :round
                                    AND state NOT IN ('queued', 'running')
                                """)
                        .bind("now", world.database().now())
                        .bind("budget", budget(plan.request()))
                        .bind("same", plan.request().sameVersion() ? 1 : 0)
                        .bind("version", version)
                        .bind("params", StepRecords.text(plan.params()))
                        .bind("steps", StepRecords.text(names))
                        .bind("attended", attended)
                        .bind("holder", world.space().holder())
                        .bind("run", plan.run())
                        .bind("round", plan.round())
                        .execute();
        if (found == 0) {
            throw OnggiException.of(RunProblem.NOT_OVER, plan.run());
        }
        reset(plan, names);
        world.rows().remove(plan.run());
    }

    private static @Nullable Long budget(RetryRequest request) {
        var usd = request.budget();
        return usd == null ? null : usd.movePointRight(6).longValue();
    }

    private int version(RetryPlan plan) {
        return plan.request().sameVersion()
                ? handle.createQuery("SELECT version FROM run WHERE id = ?")
                        .bind(0, plan.run())
                        .mapTo(Integer.class)
                        .one()
                : new AdmissionRepository(handle, world)
                        .version(plan.definition().pipeline(), plan.definition().text());
    }

    private void reset(RetryPlan plan, List<String> names) {
        // what a try left that died is taken back by the next one; what a step made that failed
        // after all stays
        handle.execute(
                "UPDATE dataset SET round = ? WHERE run_id = ? AND state = 'published' AND round ="
                        + " ? AND step IN (SELECT name FROM step WHERE run_id = dataset.run_id AND"
                        + " state NOT IN ('SUCCEEDED', 'STOPPED') AND COALESCE(record, '') NOT LIKE"
                        + " '%\"outcome\":%')",
                plan.round() + 1, plan.run(), plan.round());
        var gone = new ArrayList<>(names);
        gone.add(""); // an empty list is none that SQL takes
        handle.createUpdate(
                        "DELETE FROM step WHERE run_id = :run AND taken_from IS NULL AND name NOT IN"
                                + " (<names>)")
                .bind("run", plan.run())
                .bindList("names", gone)
                .execute();
        for (var step : plan.repeated()) {
            handle.execute(
                    "UPDATE step SET state = 'WAITING', started_at = NULL, ended_at = NULL, rows_in"
                            + " = 0, rows_out = 0, rejected = 0, cells_changed = 0, outputs = '{}',"
                            + " problems = '[]', record = NULL, held = NULL, fingerprint = NULL"
                            + " WHERE run_id = ? AND name = ?",
                    plan.run(),
                    step);
            handle.execute("DELETE FROM quality WHERE run_id = ? AND step = ?", plan.run(), step);
        }
        position(plan);
    }

    private void position(RetryPlan plan) {
        var order = plan.definition().pipeline().steps().order();
        for (int i = 0; i < order.size(); i++) {
            handle.execute(
                    "UPDATE step SET position = ? WHERE run_id = ? AND name = ?",
                    i,
                    plan.run(),
                    order.get(i).name());
        }
    }

    /// Lets a run count for the step that once began it, in the present round of that step's run.
    void count(Lease lease, String run) {
        handle.execute("UPDATE run SET called_in = ? WHERE id = ?", lease.round(), run);
    }
}
