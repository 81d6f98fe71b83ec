package dev.onggi.server.airflow.v1;

import dev.onggi.run.RetryPlan;
import dev.onggi.run.RunDetailRepository.Attempt;
import dev.onggi.run.StepListRepository.Listed;
import dev.onggi.run.StepState;
import dev.onggi.server.airflow.About;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Deltas;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.airflow.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs and task instances as Airflow 2 writes them. Where its clients take no null, an empty text
/// stands.
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

    /// What is asked for beside a step.
    ///
    /// @param run the name of its run
    /// @param note of the step, or null
    record Beside(String run, @Nullable String note) {}

    static Map<String, @Nullable Object> step(Listed step, Beside beside) {
        var times = step.times();
        return Keys.of(
                "task_id", step.name(),
                "task_display_name", step.name(),
                "dag_id", step.pipeline(),
                "dag_run_id", beside.run(),
                "execution_date", times.logical(),
                "start_date", times.started(),
                "end_date", times.ended(),
                "duration", Deltas.seconds(times.started(), times.ended()),
                "state", Words.step(step.state(), step.attempt()),
                "try_number", step.attempt(),
                "map_index", TaskInstances.UNMAPPED,
                "max_tries", Math.max(0, step.attempt()),
                "hostname", "",
                "unixname", "",
                "pool", About.DEFAULT_POOL,
                "pool_slots", 1,
                "queue", "default",
                "priority_weight", 1,
                "operator", step.uses(),
                "queued_when", times.accepted(),
                "pid", null,
                "executor", null,
                "executor_config", "{}",
                "sla_miss", null,
                "rendered_map_index", null,
                "rendered_fields", Keys.of(),
                "trigger", null,
                "triggerer_job", null,
                "note", beside.note());
    }

    static Map<String, @Nullable Object> tried(Listed step, Attempt attempt, Beside beside) {
        var view = step(step, beside);
        view.put("start_date", attempt.startedAt());
        view.put("end_date", attempt.endedAt());
        view.put("duration", Deltas.seconds(attempt.startedAt(), attempt.endedAt()));
        view.put("try_number", attempt.number());
        view.put("hostname", attempt.worker());
        view.put("state", state(attempt));
        return view;
    }

    private static @Nullable String state(Attempt attempt) {
        for (var state : StepState.values()) {
            if (state.name().equals(attempt.state())) {
                return Words.step(state, attempt.number());
            }
        }
        return "failed";
    }

    static Map<String, @Nullable Object> reference(DagRuns.Seen run, String step) {
        return Keys.of(
                "dag_id", run.run().pipeline(),
                "dag_run_id", run.name(),
                "execution_date", run.run().times().intervalEnd(),
                "task_id", step);
    }

    static java.util.List<Object> references(DagRuns.Seen run, RetryPlan plan) {
        return plan.repeated().stream().<Object>map(step -> reference(run, step)).toList();
    }
}
