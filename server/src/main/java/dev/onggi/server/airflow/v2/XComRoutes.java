package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.airflow.TaskPath;
import dev.onggi.server.airflow.XComReplies;
import dev.onggi.server.airflow.XComs;
import jakarta.servlet.http.HttpServletRequest;
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

/// What steps handed on, as XCom entries.
@RestController
@RequestMapping(V2Configuration.BASE)
public final class XComRoutes {
    private static final String ENTRIES = "/taskInstances/{task_id}/xcomEntries";

    private final Catalog catalog;
    private final DagRuns runs;
    private final TaskInstances steps;
    private final XComs xcoms;
    private final XComReplies replies;

    XComRoutes(
            Catalog catalog, DagRuns runs, TaskInstances steps, XComs xcoms, XComReplies replies) {
        this.catalog = catalog;
        this.runs = runs;
        this.steps = steps;
        this.xcoms = xcoms;
        this.replies = replies;
    }

    @Access(Permission.LIST)
    @GetMapping("/dags/~/dagRuns/~" + ENTRIES)
    Map<String, @Nullable Object> everywhere(
            @PathVariable("task_id") String task, Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        return replies.page(asked, catalog.among(caller, List.of()), task, XComRoutes::view);
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/~" + ENTRIES)
    Map<String, @Nullable Object> ofPipeline(
            @PathVariable("dag_id") String dag,
            @PathVariable("task_id") String task,
            HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        return replies.page(asked, List.of(dag), task, XComRoutes::view);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/{dag_run_id}" + ENTRIES)
    Map<String, @Nullable Object> list(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            HttpServletRequest request) {
        var path = new TaskPath(dag, name, task, null);
        return replies.ofRun(Asked.of(request, V2Configuration.USUAL), path, XComRoutes::view);
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
        var asked = Asked.of(request, V2Configuration.USUAL);
        return replies.one(
                new TaskPath(dag, name, task, null),
                key,
                () -> asked.flag("stringify").orElse(false),
                XComRoutes::view);
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
        xcoms.add(steps.one(runs.one(dag, name), task), left.key(), left.value());
        return replies.one(new TaskPath(dag, name, task, null), left.key(), XComRoutes::view);
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
        xcoms.change(runs.one(dag, name).run().id(), task, key, change.value());
        return replies.one(new TaskPath(dag, name, task, null), key, XComRoutes::view);
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
