package dev.onggi.server.airflow.v2;

import dev.onggi.run.RunDetailRepository.Attempt;
import dev.onggi.run.StepListRepository.Listed;
import dev.onggi.run.StepState;
import dev.onggi.server.airflow.About;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Deltas;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.airflow.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs and task instances as Airflow 3 writes them.
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

    /// What is asked for beside a step.
    ///
    /// @param run the name of its run
    /// @param note of the step, or null
    record Beside(String run, @Nullable String note) {}

    static Map<String, @Nullable Object> step(Listed step, Beside beside) {
        var times = step.times();
        return Keys.of(
                "id", DagViews.uuid(step.run() + " " + step.name()),
                "task_id", step.name(),
                "dag_id", step.pipeline(),
                "dag_run_id", beside.run(),
                "map_index", TaskInstances.UNMAPPED,
                "logical_date", times.logical(),
                "run_after", times.logical(),
                "start_date", times.started(),
                "end_date", times.ended(),
                "duration", Deltas.seconds(times.started(), times.ended()),
                "state", Words.step(step.state(), step.attempt()),
                "try_number", step.attempt(),
                "max_tries", step.attempt(),
                "task_display_name", step.name(),
                "dag_display_name", step.pipeline(),
                "hostname", null,
                "unixname", null,
                "pool", About.DEFAULT_POOL,
                "pool_slots", 1,
                "queue", "default",
                "priority_weight", 1,
                "operator", step.uses(),
                "operator_name", step.uses(),
                "queued_when", times.accepted(),
                "scheduled_when", times.accepted(),
                "pid", null,
                "executor", null,
                "executor_config", "{}",
                "note", beside.note(),
                "rendered_map_index", null,
                "rendered_fields", Keys.of(),
                "trigger", null,
                "triggerer_job", null,
                "dag_version", null);
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
}
