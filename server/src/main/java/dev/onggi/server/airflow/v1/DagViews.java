package dev.onggi.server.airflow.v1;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.Schedule;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.pipeline.Trigger;
import dev.onggi.server.airflow.About;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.Catalog.Dag;
import dev.onggi.server.airflow.Conf;
import dev.onggi.server.airflow.Deltas;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.TaskInstances;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// DAGs and tasks as Airflow 2 writes them.
record DagViews(Catalog catalog, About about) {
    Map<String, @Nullable Object> dag(Dag dag) {
        var next = catalog.next(dag).orElse(null);
        var pipeline = dag.pipeline();
        return Keys.of(
                "dag_id",
                dag.name(),
                "dag_display_name",
                dag.name(),
                "root_dag_id",
                null,
                "is_paused",
                dag.paused(),
                "is_active",
                true,
                "is_subdag",
                false,
                "last_parsed_time",
                about.since(),
                "last_pickled",
                null,
                "last_expired",
                null,
                "scheduler_lock",
                false,
                "pickle_id",
                null,
                "default_view",
                "grid",
                "fileloc",
                dag.file(),
                "file_token",
                dag.name(),
                "owners",
                owners(pipeline),
                "description",
                pipeline == null ? null : pipeline.about().description(),
                "schedule_interval",
                pipeline == null ? null : interval(pipeline),
                "timetable_description",
                timetable(pipeline),
                "tags",
                tags(pipeline),
                "max_active_tasks",
                16,
                "max_active_runs",
                pipeline == null ? 1 : pipeline.running().maxActiveRuns(),
                "has_task_concurrency_limits",
                false,
                "has_import_errors",
                pipeline == null,
                "next_dagrun",
                next == null ? null : next.at(),
                "next_dagrun_data_interval_start",
                next == null ? null : next.from(),
                "next_dagrun_data_interval_end",
                next == null ? null : next.at(),
                "next_dagrun_create_after",
                next == null ? null : next.at(),
                "max_consecutive_failed_dag_runs",
                0);
    }

    private static List<String> owners(@Nullable Pipeline pipeline) {
        return pipeline == null || pipeline.about().owner().isEmpty()
                ? List.of()
                : List.of(pipeline.about().owner());
    }

    private static List<Object> tags(@Nullable Pipeline pipeline) {
        return pipeline == null
                ? List.of()
                : pipeline.about().tags().stream()
                        .<Object>map(tag -> Keys.of("name", tag))
                        .toList();
    }

    private static @Nullable Object interval(Pipeline pipeline) {
        return pipeline.running().schedules().stream()
                .map(Schedule::trigger)
                .flatMap(trigger ->
                        switch (trigger) {
                            case Trigger.Times(var cron) ->
                                    Stream.of(
                                            Keys.of(
                                                    "__type",
                                                    "CronExpression",
                                                    "value",
                                                    cron.toString()));
                            case Trigger.Every(var every) -> Stream.ofNullable(Deltas.of(every));
                            case Trigger.EveryAuto _,
                                    Trigger.AfterFile _,
                                    Trigger.AfterDataset _,
                                    Trigger.AfterPipeline _ ->
                                    Stream.of();
                        })
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String timetable(@Nullable Pipeline pipeline) {
        if (pipeline == null || pipeline.running().schedules().isEmpty()) {
            return "Never, external triggers only";
        }
        return Catalog.summary(pipeline);
    }

    Map<String, @Nullable Object> detail(Dag dag) {
        var detail = dag(dag);
        var pipeline = dag.pipeline();
        var schedules = pipeline == null ? List.<Schedule>of() : pipeline.running().schedules();
        detail.putAll(
                Keys.of(
                        "timezone",
                        catalog.zone(schedules).getId(),
                        "catchup",
                        schedules.stream().anyMatch(Schedule::catchup),
                        "orientation",
                        "LR",
                        "concurrency",
                        16,
                        "start_date",
                        catalog.start(schedules),
                        "end_date",
                        catalog.end(schedules),
                        "dag_run_timeout",
                        pipeline == null ? null : Deltas.of(pipeline.running().timeout()),
                        "dataset_expression",
                        null,
                        "doc_md",
                        null,
                        "params",
                        pipeline == null ? Keys.of() : Conf.declared(pipeline),
                        "is_paused_upon_creation",
                        false,
                        "last_parsed",
                        about.since(),
                        "render_template_as_native_obj",
                        false,
                        "template_search_path",
                        null));
        return detail;
    }

    Map<String, @Nullable Object> task(Pipeline pipeline, StepDefinition step) {
        var control = step.control();
        return Keys.of(
                "class_ref",
                Keys.of("module_path", "onggi", "class_name", step.uses()),
                "task_id",
                step.name(),
                "task_display_name",
                step.name(),
                "owner",
                pipeline.about().owner(),
                "start_date",
                null,
                "end_date",
                null,
                "trigger_rule",
                Catalog.rule(step),
                "extra_links",
                List.of(),
                "depends_on_past",
                false,
                "wait_for_downstream",
                false,
                "retries",
                control.retry().times(),
                "queue",
                control.worker() == null ? "default" : control.worker(),
                "executor",
                null,
                "pool",
                control.pool() == null ? About.DEFAULT_POOL : control.pool(),
                "pool_slots",
                1,
                "execution_timeout",
                Deltas.of(control.timeout()),
                "retry_delay",
                Deltas.of(control.retry().pause()),
                "retry_exponential_backoff",
                control.retry().growth() > 1,
                "priority_weight",
                control.priority(),
                "weight_rule",
                "absolute",
                "ui_color",
                "#ffffff",
                "ui_fgcolor",
                "#000000",
                "template_fields",
                List.of(),
                "downstream_task_ids",
                TaskInstances.after(pipeline, step.name()),
                "doc_md",
                null,
                "is_mapped",
                false);
    }
}
