package dev.onggi.run;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A step that has not ended, as the store holds it.
record WaitingTaskRepository(
        String run,
        String step,
        String state,
        int attempt,
        long rank,
        long notBefore,
        Lane lane,
        @Nullable String pool,
        @Nullable String label,
        @Nullable String attended,
        @Nullable String worker) {
    private static final int SHOWN = 3;

    static List<WaitingTaskRepository> of(Handle handle, String run) {
        return handle.createQuery("SELECT * FROM task WHERE run_id = ? AND step <> ''")
                .bind(0, run)
                .map((row, context) ->
                        new WaitingTaskRepository(
                                run,
                                row.getString("step"),
                                row.getString("state"),
                                row.getInt("attempt"),
                                row.getLong("rank"),
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
    static List<String> holders(Handle handle, String column, String value) {
        return handle.createQuery(
                        "SELECT run_id, step FROM task WHERE state = 'leased' AND "
                                + column
                                + " = ? ORDER BY fence LIMIT "
                                + (SHOWN + 1))
                .bind(0, value)
                .map((row, context) -> row.getString(1) + "/" + row.getString(2))
                .list();
    }

    /// Holders as they are told.
    static String told(List<String> holders) {
        return holders.size() <= SHOWN
                ? String.join(", ", holders)
                : String.join(", ", holders.subList(0, SHOWN)) + ", ...";
    }
}
