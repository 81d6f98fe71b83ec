package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Places;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.Clearing;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.airflow.TaskPath;
import dev.onggi.server.airflow.TaskReplies;
import dev.onggi.server.airflow.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Steps of runs as task instances.
@RestController
@RequestMapping(V2Configuration.BASE)
public final class TaskInstanceRoutes {
    private static final String RUN = "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances";
    private static final String TASK = RUN + "/{task_id}";
    private static final String MAPPED = TASK + "/{map_index}";
    private static final List<String> FORM =
            Forms.timed(
                    "dag_ids",
                    "dag_run_ids",
                    "task_ids",
                    "state",
                    "pool",
                    "queue",
                    "executor",
                    "page_offset",
                    "page_limit",
                    "order_by");

    private final Catalog catalog;
    private final DagRuns runs;
    private final TaskInstances steps;
    private final Clearing clearing;
    private final Places places;
    private final StepViews views = new StepViews();
    private final TaskReplies replies;

    TaskInstanceRoutes(
            Catalog catalog, DagRuns runs, TaskInstances steps, Clearing clearing, Places places) {
        this.catalog = catalog;
        this.runs = runs;
        this.steps = steps;
        this.clearing = clearing;
        this.places = places;
        this.replies = new TaskReplies(runs, steps, views);
    }

    /// How a step is to stand, and what is noted of it. What comes after a step that is repeated
    /// always is, too; marking a step marks no other.
    record Change(
            @Nullable String newState,
            @Nullable String note,
            @Nullable Boolean includeUpstream,
            @Nullable Boolean includeDownstream,
            @Nullable Boolean includeFuture,
            @Nullable Boolean includePast) {
        void check() {
            TaskInstances.alone(includeUpstream, includeDownstream, includeFuture, includePast);
        }
    }

    /// Changes of several steps.
    record Bulk(List<Action> actions) {}

    /// One kind of change of several steps; entities are names or objects.
    record Action(
            String action,
            List<Object> entities,
            @Nullable List<String> updateMask,
            @Nullable String actionOnExistence,
            @Nullable String actionOnNonExistence) {}

    /// What is to be repeated.
    record Clear(
            @Nullable Boolean dryRun,
            @Nullable List<Object> taskIds,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable Boolean onlyFailed,
            @Nullable Boolean onlyRunning,
            @Nullable Boolean resetDagRuns,
            @Nullable String dagRunId,
            @Nullable Boolean includeUpstream,
            @Nullable Boolean includeDownstream,
            @Nullable Boolean includeFuture,
            @Nullable Boolean includePast,
            @Nullable Boolean runOnLatestVersion,
            @Nullable Boolean preventRunningTask) {
        Clearing.Wanted wanted() {
            return new Clearing.Wanted(
                    dryRun,
                    onlyFailed,
                    names(),
                    dagRunId,
                    startDate,
                    endDate,
                    onlyRunning,
                    includeUpstream);
        }

        /// A step is named alone, or with its map index.
        private @Nullable List<String> names() {
            return taskIds == null
                    ? null
                    : taskIds.stream()
                            .map(one -> one instanceof List<?> pair ? pair.getFirst() : one)
                            .map(String::valueOf)
                            .toList();
        }
    }

    @Access(Permission.LIST)
    @GetMapping("/dags/~/dagRuns/~/taskInstances")
    Map<String, @Nullable Object> everywhere(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        return replies.page(asked, catalog.among(caller, List.of()));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/~/taskInstances")
    Map<String, @Nullable Object> ofPipeline(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        return replies.page(Asked.of(request, V2Configuration.USUAL), List.of(dag));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(RUN)
    Map<String, @Nullable Object> list(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            HttpServletRequest request) {
        return replies.ofRun(Asked.of(request, V2Configuration.USUAL), dag, run);
    }

    @Access(Permission.LIST)
    @PostMapping("/dags/~/dagRuns/~/taskInstances/list")
    Map<String, @Nullable Object> batch(@RequestBody Map<String, Object> form, Caller caller) {
        var asked = Asked.of(form, FORM, V2Configuration.USUAL);
        return replies.batch(asked, catalog.among(caller, asked.texts("dag_ids")));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK, MAPPED})
    Map<String, @Nullable Object> show(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        return replies.one(new TaskPath(dag, run, task, index));
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping({TASK, MAPPED})
    Map<String, @Nullable Object> change(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index,
            @RequestBody Change change,
            Caller caller) {
        TaskInstances.unmapped(index);
        change.check();
        var run = runs.one(dag, name);
        steps.one(run, task);
        changed(run, task, change, caller);
        return Pages.whole("task_instances", List.of(replies.one(run, task)), 1);
    }

    private void changed(DagRuns.Seen run, String task, Change change, Caller caller) {
        var state = change.newState();
        if (state != null) {
            steps.mark(run, task, Words.marked(state), caller.name());
        }
        var note = change.note();
        if (note != null) {
            steps.note(run, task, note);
        }
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping({TASK + "/dry_run", MAPPED + "/dry_run"})
    Map<String, @Nullable Object> look(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index,
            @RequestBody Change change) {
        TaskInstances.unmapped(index);
        change.check();
        if (change.newState() != null) {
            Words.marked(change.newState());
        }
        return Pages.whole("task_instances", List.of(replies.one(runs.one(dag, run), task)), 1);
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping(RUN)
    Map<String, @Nullable Object> bulk(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @RequestBody Bulk bulk,
            Caller caller) {
        var run = runs.one(dag, name);
        var updated = new ArrayList<String>();
        var errors = new ArrayList<Object>();
        for (var action : bulk.actions()) {
            if (!action.action().equals("update")) {
                errors.add(
                        Keys.of(
                                "error",
                                "task instances cannot be made or removed",
                                "status_code",
                                405));
                continue;
            }
            for (var entity : action.entities()) {
                if (entity instanceof Map<?, ?> keys
                        && keys.get("task_id") instanceof String task) {
                    steps.one(run, task);
                    changed(run, task, wanted(keys), caller);
                    updated.add(dag + "." + name + "." + task + "[-1]");
                }
            }
        }
        return Keys.of(
                "create", null,
                "update", Keys.of("success", updated, "errors", errors),
                "delete", null);
    }

    private static Change wanted(Map<?, ?> keys) {
        var state = keys.get("new_state");
        var note = keys.get("note");
        return new Change(
                state == null ? null : state.toString(),
                note == null ? null : note.toString(),
                null,
                null,
                null,
                null);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK + "/tries", MAPPED + "/tries"})
    Map<String, @Nullable Object> tries(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        return replies.tries(new TaskPath(dag, name, task, index));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK + "/tries/{number}", MAPPED + "/tries/{number}"})
    Map<String, @Nullable Object> tried(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable int number,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        return replies.tried(new TaskPath(dag, name, task, index), number);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(TASK + "/listMapped")
    Map<String, @Nullable Object> mapped(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task) {
        return replies.mapped(new TaskPath(dag, run, task, null));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK + "/dependencies", MAPPED + "/dependencies"})
    Map<String, @Nullable Object> waits(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        return replies.waits(new TaskPath(dag, run, task, index));
    }

    /// Steps have no links of their own.
    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(TASK + "/links")
    Map<String, @Nullable Object> links(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task) {
        steps.one(runs.one(dag, run), task);
        return Keys.of("extra_links", Map.of(), "total_entries", 0);
    }

    /// Nobody has to answer anything before a step goes on.
    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/{dag_run_id}/hitlDetails")
    Map<String, @Nullable Object> questions(
            @PathVariable("dag_id") String dag, @PathVariable("dag_run_id") String run) {
        runs.id(dag, run);
        return Pages.whole("hitl_details", List.of(), 0);
    }

    @Access(Permission.LIST)
    @GetMapping("/dags/~/dagRuns/~/hitlDetails")
    Map<String, @Nullable Object> allQuestions() {
        return Pages.whole("hitl_details", List.of(), 0);
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @PostMapping("/dags/{dag_id}/clearTaskInstances")
    Map<String, @Nullable Object> clear(
            @PathVariable("dag_id") String dag, @RequestBody Clear clear, Caller caller) {
        var repeated = new ArrayList<Object>();
        clearing.clear(caller, dag, clear.wanted())
                .forEach((run, plan) -> {
                    places.checkRun(caller, Permission.READ, run.run().id());
                    repeated.addAll(views.repeated(run, steps.all(run), plan));
                });
        return Pages.whole("task_instances", repeated, repeated.size());
    }
}
