package dev.onggi.server.airflow.v1;

import dev.onggi.run.RetryPlan;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs as Airflow 2 writes them. Where its clients take no null, an empty text stands.
final class RunViews {
    private RunViews() {}

    static Map<String, @Nullable Object> run(DagRuns.Seen seen) {
        var run = seen.run();
        var times = run.times();
        return Keys.of(
                "dag_run_id", seen.name(),
                "dag_id", run.pipeline(),
                "logical_date", times.intervalEnd(),
                "execution_date", times.intervalEnd(),
                "start_date", run.state().equals("queued") ? null : times.started(),
                "end_date", times.ended(),
                "data_interval_start", times.intervalStart(),
                "data_interval_end", times.intervalEnd(),
                "last_scheduling_decision", times.started(),
                "run_type", type(run.cause()),
                "state", Words.run(run.state()),
                "external_trigger", run.cause().equals("manual"),
                "conf", run.params(),
                "note", run.note().isEmpty() ? null : run.note());
    }

    private static String type(String cause) {
        return switch (cause) {
            case "scheduled", "backfill" -> cause;
            case "data" -> "dataset_triggered";
            default -> "manual";
        };
    }

    static Map<String, @Nullable Object> reference(DagRuns.Seen run, String step) {
        return Keys.of(
                "dag_id", run.run().pipeline(),
                "dag_run_id", run.name(),
                "execution_date", run.run().times().intervalEnd(),
                "task_id", step);
    }

    static List<Object> references(DagRuns.Seen run, RetryPlan plan) {
        return plan.repeated().stream().<Object>map(step -> reference(run, step)).toList();
    }
}
