package dev.onggi.run;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the items of a fan-out have taken in the last runs of its pipeline.
///
/// @param world what all transactions share
record ItemDurationRepository(RunWorld world) {
    private static final int LAST = 10;

    /// The median of what each item took that ended well.
    ///
    /// @param run a run of the pipeline, which does not count itself
    /// @param step the step that calls one pipeline for each item
    /// @return by item; nothing of items that are new
    Map<String, Duration> medians(RunRow run, String step) {
        var times = new HashMap<String, List<Duration>>();
        for (var entry : times(run, step)) {
            times.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                    .add(Duration.of(entry.getValue(), ChronoUnit.MICROS));
        }
        var medians = new HashMap<String, Duration>();
        times.forEach((item, all) -> medians.put(item, Timing.of(all).p50()));
        return medians;
    }

    private List<Map.Entry<String, Long>> times(RunRow run, String step) {
        return world.database()
                .read(handle ->
                        handle.createQuery(
                                        """
                                        SELECT r.item, MAX(a.ended_at) - MIN(a.started_at)
                                        FROM run r JOIN attempt a ON a.run_id = r.id
                                        WHERE r.parent_step = :step AND r.state = 'succeeded'
                                            AND r.round = 0 AND r.parent_run IN (
                                                SELECT id FROM run WHERE pipeline = :pipeline
                                                    AND id <> :run ORDER BY started_at DESC, id DESC
                                                    LIMIT :last)
                                        GROUP BY r.id, r.item
                                        """)
                                .bind("step", step)
                                .bind("pipeline", run.info().pipeline())
                                .bind("run", run.id())
                                .bind("last", LAST)
                                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                                .list());
    }
}
