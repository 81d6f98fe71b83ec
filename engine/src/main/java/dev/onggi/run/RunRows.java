package dev.onggi.run;

import dev.onggi.step.RunInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The runs that this process has to do with, read once.
final class RunRows {
    private final Map<String, RunRow> rows = new ConcurrentHashMap<>();
    private final Definitions definitions;

    RunRows(Definitions definitions) {
        this.definitions = definitions;
    }

    void put(RunRow row) {
        rows.put(row.id(), row);
    }

    void remove(String run) {
        rows.remove(run);
    }

    /// A run that is not over.
    @Nullable RunRow known(String run) {
        return rows.get(run);
    }

    RunRow row(Handle handle, String run) {
        return rows.computeIfAbsent(run, id -> read(handle, id));
    }

    private RunRow read(Handle handle, String run) {
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
                                    params);
                    var text = row.getString("text");
                    var file = row.getString("file");
                    return new RunRow(
                            info,
                            new Once<>(() -> definitions.stored(text, file)),
                            StepRecords.texts(row.getString("steps")),
                            row.getString("queue"),
                            row.getString("attended"),
                            row.getString("parent_run"),
                            row.getString("parent_step"));
                })
                .one();
    }

    /// A value made when it is first asked for.
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            var known = made;
            if (known == null) {
                known = maker.get();
                made = known;
            }
            return known;
        }
    }
}
