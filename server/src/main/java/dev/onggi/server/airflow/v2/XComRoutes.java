package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.airflow.XComs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What steps handed on, as XCom entries.
@RestController
@RequestMapping(V2Configuration.BASE)
public final class XComRoutes {
    private static final String ENTRIES = "/taskInstances/{task_id}/xcomEntries";
    private static final String ANY = "~";

    private final Catalog catalog;
    private final DagRuns runs;
    private final TaskInstances steps;
    private final XComs xcoms;
    private final JsonMapper json;

    XComRoutes(Catalog catalog, DagRuns runs, TaskInstances steps, XComs xcoms, JsonMapper json) {
        this.catalog = catalog;
        this.runs = runs;
        this.steps = steps;
        this.xcoms = xcoms;
        this.json = json;
    }

    @Access(Permission.LIST)
    @GetMapping("/dags/~/dagRuns/~" + ENTRIES)
    Map<String, @Nullable Object> everywhere(
            @PathVariable("task_id") String task, Caller caller, HttpServletRequest request) {
        return page(catalog.among(caller, List.of()), null, task, request);
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/~" + ENTRIES)
    Map<String, @Nullable Object> ofPipeline(
            @PathVariable("dag_id") String dag,
            @PathVariable("task_id") String task,
            HttpServletRequest request) {
        return page(List.of(dag), null, task, request);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/{dag_run_id}" + ENTRIES)
    Map<String, @Nullable Object> list(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            HttpServletRequest request) {
        var run = runs.one(dag, name);
        if (!task.equals(ANY)) {
            steps.one(run, task);
        }
        return page(null, List.of(run.run().id()), task, request);
    }

    private Map<String, @Nullable Object> page(
            @Nullable Collection<String> pipelines,
            @Nullable Collection<String> ids,
            String task,
            HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        var key = asked.text("xcom_key").orElse("");
        var entries =
                xcoms.of(pipelines, ids, task.equals(ANY) ? null : task).stream()
                        .filter(entry -> key.isEmpty() || entry.key().equals(key))
                        .toList();
        var names = runs.names(entries.stream().map(one -> one.step().run()).distinct().toList());
        var views =
                entries.stream()
                        .map(entry ->
                                view(
                                        entry,
                                        names.getOrDefault(entry.step().run(), entry.step().run())))
                        .toList();
        return Pages.of("xcom_entries", views, asked);
    }

    private static Map<String, @Nullable Object> view(XComs.Entry entry, String run) {
        return Keys.of(
                "key", entry.key(),
                "timestamp", entry.at(),
                "logical_date", entry.step().times().logical(),
                "run_after", entry.step().times().logical(),
                "dag_display_name", entry.step().pipeline(),
                "task_display_name", entry.step().name(),
                "map_index", TaskInstances.UNMAPPED,
                "task_id", entry.step().name(),
                "dag_id", entry.step().pipeline(),
                "run_id", run);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/{dag_run_id}" + ENTRIES + "/{xcom_key}")
    Map<String, @Nullable Object> show(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable("xcom_key") String key,
            HttpServletRequest request) {
        var run = runs.one(dag, name);
        var entry = xcoms.one(run.run().id(), task, key);
        var view = view(entry, run.name());
        boolean stringify =
                Asked.of(request, V2Configuration.USUAL).flag("stringify").orElse(false);
        var value = entry.value();
        view.put(
                "value",
                stringify && !(value instanceof String) ? json.writeValueAsString(value) : value);
        return view;
    }

    /// A value that a program leaves.
    record Left(String key, @Nullable Object value, @Nullable Integer mapIndex) {}

    /// Another value for one that a program left.
    record Change(@Nullable Object value, @Nullable Integer mapIndex) {}

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PostMapping("/dags/{dag_id}/dagRuns/{dag_run_id}" + ENTRIES)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @RequestBody Left left) {
        TaskInstances.unmapped(left.mapIndex());
        var run = runs.one(dag, name);
        xcoms.add(steps.one(run, task), left.key(), left.value());
        return whole(xcoms.one(run.run().id(), task, left.key()), run.name());
    }

    private static Map<String, @Nullable Object> whole(XComs.Entry entry, String run) {
        var view = view(entry, run);
        view.put("value", entry.value());
        return view;
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping("/dags/{dag_id}/dagRuns/{dag_run_id}" + ENTRIES + "/{xcom_key}")
    Map<String, @Nullable Object> change(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable("xcom_key") String key,
            @RequestBody Change change) {
        TaskInstances.unmapped(change.mapIndex());
        var run = runs.one(dag, name);
        xcoms.change(run.run().id(), task, key, change.value());
        return whole(xcoms.one(run.run().id(), task, key), run.name());
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @DeleteMapping("/dags/{dag_id}/dagRuns/{dag_run_id}" + ENTRIES + "/{xcom_key}")
    ResponseEntity<Void> remove(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable("xcom_key") String key) {
        xcoms.remove(runs.id(dag, name), task, key);
        return ResponseEntity.noContent().build();
    }
}
