package dev.onggi.run;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// The steps that have not ended, as the store holds them, within a transaction.
///
/// @param handle the transaction's
record WaitingTaskRepository(Handle handle) {
    List<WaitingTask> of(String run) {
        return handle.createQuery("SELECT * FROM task WHERE run_id = ? AND step <> ''")
                .bind(0, run)
                .map((row, context) ->
                        new WaitingTask(
                                run,
                                row.getString("step"),
                                row.getString("state"),
                                row.getInt("attempt"),
                                row.getLong("not_before"),
                                Lane.valueOf(row.getString("lane").toUpperCase(Locale.ROOT)),
                                row.getString("pool"),
                                row.getString("label"),
                                row.getString("attended"),
                                row.getString("worker")))
                .list();
    }

    /// Who holds places of a pool, or of a lane at the workers that might take the step.
    ///
    /// @param column `pool` or `lane`
    /// @return a few of them, as `run/step`
    List<String> holders(String column, String value) {
        return handle.createQuery(
                        "SELECT run_id, step FROM task WHERE state = 'leased' AND "
                                + column
                                + " = ? ORDER BY fence LIMIT "
                                + (WaitingTask.SHOWN + 1))
                .bind(0, value)
                .map((row, context) -> row.getString(1) + "/" + row.getString(2))
                .list();
    }
}
