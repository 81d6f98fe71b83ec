package dev.onggi.run;

import dev.onggi.step.RunInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The runs that this process has to do with, read once.
final class RunRowRepository {
    private final Map<String, RunRow> rows = new ConcurrentHashMap<>();
    private final Definitions definitions;

    RunRowRepository(Definitions definitions) {
        this.definitions = definitions;
    }

    void put(RunRow row) {
        rows.put(row.id(), row);
    }

    void remove(String run) {
        rows.remove(run);
    }

    /// Removes all but some.
    void keep(Set<String> runs) {
        rows.keySet().retainAll(runs);
    }

    /// A run that is not over.
    @Nullable RunRow known(String run) {
        return rows.get(run);
    }

    RunRow row(Handle handle, String run) {
        return rows.computeIfAbsent(run, id -> read(handle, id));
    }

    /// The run of a lease: what is known of it is of no use once it was repeated.
    RunRow row(Handle handle, Lease lease) {
        var known = rows.get(lease.run());
        if (known != null && known.round().number() != lease.round()) {
            remove(lease.run());
        }
        return row(handle, lease.run());
    }

    /// A run as the store has it now, whether it is over or not.
    RunRow read(Handle handle, String run) {
        return handle.createQuery(
                        "SELECT r.*, v.file, v.definition AS text FROM run r JOIN pipeline_version"
                                + " v ON v.pipeline = r.pipeline AND v.version = r.version WHERE"
                                + " r.id = ?")
                .bind(0, run)
                .map((row, context) -> {
                    var params = new LinkedHashMap<String, String>();
                    StepRecords.map(row.getString("params"))
                            .forEach((key, value) -> params.put(key, String.valueOf(value)));
                    var info =
                            new RunInfo(
                                    run,
                                    row.getString("pipeline"),
                                    Instant.parse(row.getString("started_at")),
                                    Instant.parse(row.getString("interval_start")),
                                    Instant.parse(row.getString("interval_end")),
                                    row.getInt("backfill") == 1,
                                    row.getLong("sample"),
                                    false,
                                    params,
                                    budget(row.getObject("budget")));
                    var text = row.getString("text");
                    var file = row.getString("file");
                    return new RunRow(
                            info,
                            new Once<>(() -> definitions.stored(text, file)),
                            StepRecords.texts(row.getString("steps")),
                            new RunRow.Round(row.getInt("round"), row.getInt("same_version") == 1),
                            row.getString("queue"),
                            row.getString("attended"),
                            row.getString("parent_run"),
                            row.getString("parent_step"));
                })
                .one();
    }

    private static @Nullable BigDecimal budget(@Nullable Object micros) {
        return micros instanceof Number number ? BigDecimal.valueOf(number.longValue(), 6) : null;
    }
}
