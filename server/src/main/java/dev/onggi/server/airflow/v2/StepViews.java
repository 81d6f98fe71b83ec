package dev.onggi.server.airflow.v2;

import dev.onggi.run.RetryPlan;
import dev.onggi.run.RunDetailRepository.Attempt;
import dev.onggi.run.StepListRepository.Listed;
import dev.onggi.server.airflow.About;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Deltas;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.airflow.TaskReplies;
import dev.onggi.server.airflow.TaskReplies.Beside;
import dev.onggi.server.airflow.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Task instances as Airflow 3 writes them.
final class StepViews implements TaskReplies.Writer {
    @Override
    public Map<String, @Nullable Object> step(Listed step, Beside beside) {
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

    @Override
    public Map<String, @Nullable Object> tried(Listed step, Attempt attempt, Beside beside) {
        var view = step(step, beside);
        view.put("start_date", attempt.startedAt());
        view.put("end_date", attempt.endedAt());
        view.put("duration", Deltas.seconds(attempt.startedAt(), attempt.endedAt()));
        view.put("try_number", attempt.number());
        view.put("hostname", attempt.worker());
        view.put("state", Words.tried(attempt));
        return view;
    }

    /// The steps of a run that a plan repeats.
    List<Map<String, @Nullable Object>> repeated(
            DagRuns.Seen run, List<Listed> steps, RetryPlan plan) {
        return steps.stream()
                .filter(step -> plan.repeated().contains(step.name()))
                .map(step -> step(step, new Beside(run.name(), null)))
                .toList();
    }
}
