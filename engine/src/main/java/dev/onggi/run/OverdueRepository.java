package dev.onggi.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs that take longer than the `timeout:` of their pipeline. A run's time begins with its first
/// step, and anew where it is repeated.
///
/// @param world what all transactions share
record OverdueRepository(RunWorld world) {
    /// Finds them.
    ///
    /// @param attended the worker that attends them, or null for those that nobody attends
    List<String> runs(@Nullable String attended) {
        long now = world.database().now();
        return world.database()
                .read(handle ->
                        handle
                                .createQuery(
                                        "SELECT r.id, MIN(a.started_at) FROM run r JOIN attempt a ON"
                                                + " a.run_id = r.id AND a.started_at >="
                                                + " COALESCE(r.repeated_at, 0) WHERE r.state ="
                                                + " 'running' AND r.cancelled = 0 AND"
                                                + " COALESCE(r.attended, '') = ? GROUP BY r.id")
                                .bind(0, attended == null ? "" : attended)
                                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                                .list()
                                .stream()
                                .filter(entry ->
                                        overdue(
                                                world.rows().row(handle, entry.getKey()),
                                                now - entry.getValue()))
                                .map(Map.Entry::getKey)
                                .toList());
    }

    private static boolean overdue(RunRow run, long micros) {
        return run.timeout().filter(timeout -> micros > timeout.toNanos() / 1000).isPresent();
    }
}
