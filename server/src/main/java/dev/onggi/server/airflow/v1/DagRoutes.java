package dev.onggi.server.airflow.v1;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.Catalog.Dag;
import dev.onggi.server.airflow.DagChanges;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import dev.onggi.server.airflow.TaskInstances;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Pipelines as DAGs.
@RestController
@RequestMapping(V1Configuration.BASE)
public final class DagRoutes {
    private final Catalog catalog;
    private final DagRuns runs;
    private final DagChanges changes;
    private final DagViews views;

    DagRoutes(Catalog catalog, DagRuns runs, DagChanges changes, DagViews views) {
        this.catalog = catalog;
        this.runs = runs;
        this.changes = changes;
        this.views = views;
    }

    /// What of a DAG can be changed.
    record Change(@Nullable Boolean isPaused) {}

    @Access(Permission.LIST)
    @GetMapping("/dags")
    Map<String, @Nullable Object> list(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V1Configuration.USUAL);
        var fields = asked.texts("fields");
        var page = Pages.of("dags", found(caller, asked).stream().map(views::dag).toList(), asked);
        if (!fields.isEmpty() && page.get("dags") instanceof List<?> dags) {
            dags.forEach(one -> {
                if (one instanceof Map<?, ?> dag) {
                    dag.keySet().retainAll(fields);
                }
            });
        }
        return page;
    }

    private List<Dag> found(Caller caller, Asked asked) {
        var tags = asked.texts("tags");
        var pattern = asked.text("dag_id_pattern").orElse("");
        var paused = asked.flag("paused").orElse(null);
        return catalog.shown(caller).stream()
                .filter(dag -> tags.isEmpty() || tagged(dag, tags))
                .filter(dag -> pattern.isEmpty() || Catalog.like(dag.name(), pattern))
                .filter(dag -> paused == null || dag.paused() == paused)
                .toList();
    }

    private static boolean tagged(Dag dag, List<String> tags) {
        var pipeline = dag.pipeline();
        return pipeline != null && pipeline.about().tags().stream().anyMatch(tags::contains);
    }

    @Access(Permission.LIST)
    @PatchMapping("/dags")
    Map<String, @Nullable Object> changeAll(
            @RequestBody Change change, Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V1Configuration.USUAL);
        DagChanges.mask(asked);
        var found = asked.text("dag_id_pattern").isEmpty() ? List.<Dag>of() : found(caller, asked);
        var changed = changes.pause(caller, found, change.isPaused());
        return Pages.of("dags", changed.stream().map(views::dag).toList(), asked);
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}")
    Map<String, @Nullable Object> show(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        return Keys.only(
                views.dag(catalog.get(dag)),
                Asked.of(request, V1Configuration.USUAL).texts("fields"));
    }

    @Access(value = Permission.SWITCH, on = On.PIPELINE, by = "dag_id")
    @PatchMapping("/dags/{dag_id}")
    Map<String, @Nullable Object> change(
            @PathVariable("dag_id") String dag,
            @RequestBody Change change,
            HttpServletRequest request) {
        DagChanges.mask(Asked.of(request, V1Configuration.USUAL));
        return views.dag(changes.pause(catalog.get(dag), change.isPaused()));
    }

    @Access(value = Permission.WRITE, on = On.PIPELINE, by = "dag_id")
    @DeleteMapping("/dags/{dag_id}")
    ResponseEntity<Void> delete(@PathVariable("dag_id") String dag) {
        changes.forget(dag);
        return ResponseEntity.noContent().build();
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/details")
    Map<String, @Nullable Object> details(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        return Keys.only(
                views.detail(catalog.get(dag)),
                Asked.of(request, V1Configuration.USUAL).texts("fields"));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/tasks")
    Map<String, @Nullable Object> tasks(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        var pipeline = catalog.get(dag).whole();
        var order =
                Asked.of(request, V1Configuration.USUAL)
                        .order(List.of("task_id"))
                        .orElse(new Asked.Order("", false));
        var steps = new ArrayList<>(pipeline.steps().order());
        if (!order.key().isEmpty()) {
            steps.sort(java.util.Comparator.comparing(step -> step.name()));
        }
        var tasks = steps.stream().map(step -> views.task(pipeline, step)).toList();
        return Keys.of(
                "tasks",
                order.descending() ? tasks.reversed() : tasks,
                "total_entries",
                tasks.size());
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/tasks/{task_id}")
    Map<String, @Nullable Object> task(
            @PathVariable("dag_id") String dag, @PathVariable("task_id") String task) {
        var pipeline = catalog.get(dag).whole();
        return views.task(pipeline, TaskInstances.definition(pipeline, task));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "file_token")
    @GetMapping(path = "/dagSources/{file_token}", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> source(@PathVariable("file_token") String token) {
        return Keys.of("content", catalog.text(catalog.get(token)));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "file_token")
    @GetMapping(path = "/dagSources/{file_token}", produces = MediaType.TEXT_PLAIN_VALUE)
    String text(@PathVariable("file_token") String token) {
        return catalog.text(catalog.get(token));
    }

    /// Files are read anew whenever they have changed; asking for a pipeline is enough.
    @Access(value = Permission.SWITCH, on = On.PIPELINE, by = "file_token")
    @PutMapping("/parseDagFile/{file_token}")
    ResponseEntity<Void> read(@PathVariable("file_token") String token) {
        catalog.get(token);
        return ResponseEntity.status(201).build();
    }

    @Access(Permission.LIST)
    @GetMapping("/dagStats")
    Map<String, @Nullable Object> stats(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V1Configuration.USUAL).texts("dag_ids");
        var stats = new ArrayList<Map<String, @Nullable Object>>();
        runs.states(catalog.among(caller, asked))
                .forEach((dag, states) ->
                        stats.add(
                                Keys.of(
                                        "dag_id",
                                        dag,
                                        "stats",
                                        states.entrySet().stream()
                                                .map(one ->
                                                        Keys.of(
                                                                "state",
                                                                one.getKey(),
                                                                "count",
                                                                one.getValue()))
                                                .toList())));
        return Pages.whole("dags", stats, stats.size());
    }

    /// What Airflow warns of cannot happen here: a pool without a setting has one place.
    @Access(Permission.LIST)
    @GetMapping("/dagWarnings")
    Map<String, @Nullable Object> warnings() {
        return Pages.whole("import_errors", List.of(), 0);
    }
}
