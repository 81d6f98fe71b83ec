package dev.onggi.server.airflow.v1;

import dev.onggi.run.RunDetailRepository.Attempt;
import dev.onggi.run.StepListRepository.Listed;
import dev.onggi.server.airflow.About;
import dev.onggi.server.airflow.Deltas;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.airflow.TaskReplies;
import dev.onggi.server.airflow.TaskReplies.Beside;
import dev.onggi.server.airflow.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Task instances as Airflow 2 writes them. Where its clients take no null, an empty text stands.
final class StepViews implements TaskReplies.Writer {
    @Override
    public Map<String, @Nullable Object> step(Listed step, Beside beside) {
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
}
