package dev.onggi.run;

import dev.onggi.run.RunResult.StepResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Tells runs to end before they are done.
///
/// @param world what all transactions share
record HaltRepository(RunWorld world) {
    /// Tells a run to end, and those that its steps have begun: what nobody works on ends at once.
    ///
    /// @param why a word of the column `cancelled`
    /// @return the runs told, each with the steps that are left out
    Map<String, List<StepResult>> halt(String run, int why) {
        return world.database()
                .transaction(handle -> {
                    var told = new LinkedHashMap<String, List<StepResult>>();
                    halt(world.rows().row(handle, run), why, told);
                    return told;
                });
    }

    private void halt(RunRow run, int why, Map<String, List<StepResult>> told) {
        world.database()
                .exclusive(
                        run.queue(),
                        outer ->
                                world.database()
                                        .exclusive(
                                                RunBookRepository.turn(run.id()),
                                                handle -> {
                                                    halt(handle, run, why, told);
                                                    return run;
                                                }));
    }

    private void halt(Handle handle, RunRow row, int why, Map<String, List<StepResult>> told) {
        var run = row.id();
        int found =
                handle.execute(
                        "UPDATE run SET cancelled = ? WHERE id = ? AND cancelled = 0 AND state IN"
                                + " ('queued', 'running')",
                        why,
                        run);
        if (found == 0) {
            return;
        }
        if (handle.execute(
                        "UPDATE run SET state = 'running' WHERE id = ? AND state = 'queued'", run)
                > 0) {
            new AdmissionRepository(handle, world).begin(row);
        }
        told.put(run, new ProgressRepository(handle, world).cancel(row));
        handle.createQuery("SELECT id FROM run WHERE parent_run = ?")
                .bind(0, run)
                .mapTo(String.class)
                .list()
                .forEach(child ->
                        halt(world.rows().row(handle, child), ProgressRepository.CANCELLED, told));
    }
}
