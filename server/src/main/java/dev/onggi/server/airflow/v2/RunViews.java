package dev.onggi.server.airflow.v2;

import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Deltas;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs as Airflow 3 writes them.
final class RunViews {
    private RunViews() {}

    static Map<String, @Nullable Object> run(DagRuns.Seen seen) {
        var run = seen.run();
        var times = run.times();
        var started = run.state().equals("queued") ? null : times.started();
        return Keys.of(
                "dag_run_id", seen.name(),
                "dag_id", run.pipeline(),
                "logical_date", times.intervalEnd(),
                "queued_at", times.started(),
                "start_date", started,
                "end_date", times.ended(),
                "duration", Deltas.seconds(started, times.ended()),
                "data_interval_start", times.intervalStart(),
                "data_interval_end", times.intervalEnd(),
                "run_after", times.intervalEnd(),
                "last_scheduling_decision", times.started(),
                "run_type", type(run.cause()),
                "state", Words.run(run.state()),
                "triggered_by", trigger(run.cause(), seen.owner()),
                "triggering_user_name", seen.owner(),
                "conf", run.params(),
                "note", run.note().isEmpty() ? null : run.note(),
                "dag_versions",
                        run.version().number() == 0
                                ? List.of()
                                : List.of(
                                        DagViews.version(
                                                run.pipeline(),
                                                run.version().number(),
                                                run.version().storedAt())),
                "bundle_version", null,
                "dag_display_name", run.pipeline(),
                "partition_key", null);
    }

    private static String type(String cause) {
        return switch (cause) {
            case "scheduled", "backfill" -> cause;
            case "data" -> "asset_triggered";
            default -> "manual";
        };
    }

    private static String trigger(String cause, @Nullable String owner) {
        return switch (cause) {
            case "scheduled" -> "timetable";
            case "backfill" -> "backfill";
            case "data" -> "asset";
            case "called" -> "operator";
            default -> owner == null ? "cli" : "rest_api";
        };
    }
}
