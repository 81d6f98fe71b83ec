package dev.onggi.server.airflow.v2;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.Schedule;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.server.airflow.About;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.Catalog.Dag;
import dev.onggi.server.airflow.Conf;
import dev.onggi.server.airflow.Deltas;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.TaskInstances;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// DAGs, their versions and tasks as Airflow 3 writes them.
record DagViews(Catalog catalog, About about) {
    static final String BUNDLE = "onggi";

    Map<String, @Nullable Object> dag(Dag dag) {
        var next = catalog.next(dag).orElse(null);
        var pipeline = dag.pipeline();
        var summary = pipeline == null ? "" : Catalog.summary(pipeline);
        return Keys.of(
                "dag_id",
                dag.name(),
                "dag_display_name",
                dag.name(),
                "is_paused",
                dag.paused(),
                "is_stale",
                false,
                "last_parsed_time",
                about.since(),
                "last_parse_duration",
                null,
                "last_expired",
                null,
                "bundle_name",
                BUNDLE,
                "bundle_version",
                null,
                "relative_fileloc",
                dag.file(),
                "fileloc",
                dag.file(),
                "description",
                pipeline == null ? null : pipeline.about().description(),
                "timetable_summary",
                summary.isEmpty() ? null : summary,
                "timetable_description",
                summary.isEmpty() ? "Never, external triggers only" : summary,
                "timetable_partitioned",
                false,
                "tags",
                tags(dag),
                "max_active_tasks",
                16,
                "max_active_runs",
                pipeline == null ? 1 : pipeline.running().maxActiveRuns(),
                "max_consecutive_failed_dag_runs",
                0,
                "has_task_concurrency_limits",
                false,
                "has_import_errors",
                pipeline == null,
                "next_dagrun_logical_date",
                next == null ? null : next.at(),
                "next_dagrun_data_interval_start",
                next == null ? null : next.from(),
                "next_dagrun_data_interval_end",
                next == null ? null : next.at(),
                "next_dagrun_run_after",
                next == null ? null : next.at(),
                "allowed_run_types",
                null,
                "owners",
                owners(pipeline),
                "file_token",
                dag.name());
    }

    private static List<String> owners(@Nullable Pipeline pipeline) {
        return pipeline == null || pipeline.about().owner().isEmpty()
                ? List.of()
                : List.of(pipeline.about().owner());
    }

    static List<Object> tags(Dag dag) {
        var pipeline = dag.pipeline();
        return pipeline == null
                ? List.of()
                : pipeline.about().tags().stream()
                        .<Object>map(tag ->
                                Keys.of(
                                        "name", tag,
                                        "dag_id", dag.name(),
                                        "dag_display_name", dag.name()))
                        .toList();
    }

    Map<String, @Nullable Object> detail(Dag dag, boolean favourite) {
        var detail = dag(dag);
        var pipeline = dag.pipeline();
        var schedules = pipeline == null ? List.<Schedule>of() : pipeline.running().schedules();
        var timeout = pipeline == null ? null : pipeline.running().timeout();
        detail.putAll(
                Keys.of(
                        "catchup",
                        schedules.stream().anyMatch(Schedule::catchup),
                        "dag_run_timeout",
                        timeout == null ? null : iso(timeout),
                        "asset_expression",
                        null,
                        "doc_md",
                        null,
                        "start_date",
                        catalog.start(schedules),
                        "end_date",
                        catalog.end(schedules),
                        "is_paused_upon_creation",
                        false,
                        "params",
                        pipeline == null ? Keys.of() : Conf.declared(pipeline),
                        "render_template_as_native_obj",
                        false,
                        "template_search_path",
                        null,
                        "timezone",
                        catalog.zone(schedules).getId(),
                        "last_parsed",
                        about.since(),
                        "default_args",
                        null,
                        "owner_links",
                        null,
                        "is_favorite",
                        favourite,
                        "active_runs_count",
                        0,
                        "concurrency",
                        16,
                        "latest_dag_version",
                        null));
        return detail;
    }

    private static String iso(Duration duration) {
        return duration.toString();
    }

    static Map<String, @Nullable Object> version(
            String dag, int number, @Nullable Instant storedAt) {
        return Keys.of(
                "id",
                uuid(dag + " " + number),
                "version_number",
                number,
                "dag_id",
                dag,
                "bundle_name",
                BUNDLE,
                "bundle_version",
                null,
                "created_at",
                Objects.requireNonNullElse(storedAt, Instant.EPOCH),
                "dag_display_name",
                dag,
                "bundle_url",
                null);
    }

    /// The same number for the same text, always.
    static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Map<String, @Nullable Object> task(Pipeline pipeline, StepDefinition step) {
        var control = step.control();
        return Keys.of(
                "task_id", step.name(),
                "task_display_name", step.name(),
                "owner", pipeline.about().owner(),
                "start_date", null,
                "end_date", null,
                "trigger_rule", Catalog.rule(step),
                "depends_on_past", false,
                "wait_for_downstream", false,
                "retries", control.retry().times(),
                "queue", control.worker() == null ? "default" : control.worker(),
                "pool", control.pool() == null ? About.DEFAULT_POOL : control.pool(),
                "pool_slots", 1,
                "execution_timeout", Deltas.of(control.timeout()),
                "retry_delay", Deltas.of(control.retry().pause()),
                "retry_exponential_backoff", control.retry().growth() > 1 ? 1 : 0,
                "priority_weight", control.priority(),
                "weight_rule", "absolute",
                "ui_color", "#ffffff",
                "ui_fgcolor", "#000000",
                "template_fields", List.of(),
                "downstream_task_ids", TaskInstances.after(pipeline, step.name()),
                "doc_md", null,
                "operator_name", step.uses(),
                "params", Keys.of(),
                "class_ref", Keys.of("module_path", "onggi", "class_name", step.uses()),
                "is_mapped", false,
                "extra_links", List.of());
    }
}
