package dev.onggi.server.airflow.v1;

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
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.airflow.TaskPath;
import dev.onggi.server.airflow.TaskReplies;
import dev.onggi.server.airflow.Words;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
@RequestMapping(V1Configuration.BASE)
public final class TaskInstanceRoutes {
    private static final String RUN = "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances";
    private static final String TASK = RUN + "/{task_id}";
    private static final List<String> FORM =
            List.of(
                    "dag_ids",
                    "dag_run_ids",
                    "task_ids",
                    "execution_date_gte",
                    "execution_date_lte",
                    "start_date_gte",
                    "start_date_lte",
                    "end_date_gte",
                    "end_date_lte",
                    "duration_gte",
                    "duration_lte",
                    "state",
                    "pool",
                    "queue",
                    "executor",
                    "page_limit",
                    "page_offset",
                    "order_by");

    private final Catalog catalog;
    private final DagRuns runs;
    private final TaskInstances steps;
    private final Clearing clearing;
    private final Places places;
    private final TaskReplies replies;

    TaskInstanceRoutes(
            Catalog catalog, DagRuns runs, TaskInstances steps, Clearing clearing, Places places) {
        this.catalog = catalog;
        this.runs = runs;
        this.steps = steps;
        this.clearing = clearing;
        this.places = places;
        this.replies = new TaskReplies(runs, steps, new StepViews());
    }

    /// How a step is to stand.
    record Change(@Nullable Boolean dryRun, @Nullable String newState) {}

    /// How steps are to stand: one of a run that is named or has the date.
    record ChangeAll(
            @Nullable Boolean dryRun,
            @Nullable String taskId,
            @Nullable String dagRunId,
            @Nullable String executionDate,
            @Nullable Boolean includeUpstream,
            @Nullable Boolean includeDownstream,
            @Nullable Boolean includeFuture,
            @Nullable Boolean includePast,
            @Nullable String newState) {}

    /// A note.
    record Note(String note) {}

    /// What is to be repeated.
    record Clear(
            @Nullable Boolean dryRun,
            @Nullable List<String> taskIds,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable Boolean onlyFailed,
            @Nullable Boolean onlyRunning,
            @Nullable Boolean includeSubdags,
            @Nullable Boolean includeParentdag,
            @Nullable Boolean resetDagRuns,
            @Nullable String dagRunId,
            @Nullable Boolean includeUpstream,
            @Nullable Boolean includeDownstream,
            @Nullable Boolean includeFuture,
            @Nullable Boolean includePast) {
        Clearing.Wanted wanted() {
            return new Clearing.Wanted(
                    dryRun,
                    onlyFailed,
                    taskIds,
                    dagRunId,
                    startDate,
                    endDate,
                    onlyRunning,
                    includeUpstream);
        }
    }

    @Access(Permission.LIST)
    @GetMapping("/dags/~/dagRuns/~/taskInstances")
    Map<String, @Nullable Object> everywhere(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V1Configuration.USUAL);
        return replies.page(asked, catalog.among(caller, List.of()));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/~/taskInstances")
    Map<String, @Nullable Object> ofPipeline(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        return replies.page(Asked.of(request, V1Configuration.USUAL), List.of(dag));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(RUN)
    Map<String, @Nullable Object> list(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            HttpServletRequest request) {
        return replies.ofRun(Asked.of(request, V1Configuration.USUAL), dag, run);
    }

    @Access(Permission.LIST)
    @PostMapping("/dags/~/dagRuns/~/taskInstances/list")
    Map<String, @Nullable Object> batch(@RequestBody Map<String, Object> form, Caller caller) {
        var asked = Asked.of(form, FORM, V1Configuration.USUAL);
        return replies.batch(asked, catalog.among(caller, asked.texts("dag_ids")));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK, TASK + "/{map_index}"})
    Map<String, @Nullable Object> show(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        return replies.one(new TaskPath(dag, run, task, index));
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping({TASK, TASK + "/{map_index}"})
    Map<String, @Nullable Object> mark(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index,
            @RequestBody Change change,
            Caller caller) {
        TaskInstances.unmapped(index);
        return marked(runs.one(dag, name), task, change, caller);
    }

    private Map<String, @Nullable Object> marked(
            DagRuns.Seen run, String task, Change change, Caller caller) {
        var state = Words.marked(change.newState());
        steps.one(run, task);
        if (Boolean.FALSE.equals(change.dryRun())) {
            steps.mark(run, task, state, caller.name());
        }
        return RunViews.reference(run, task);
    }

    @Access(value = Permission.STEER, on = On.PIPELINE, by = "dag_id")
    @PostMapping("/dags/{dag_id}/updateTaskInstancesState")
    Map<String, @Nullable Object> markAll(
            @PathVariable("dag_id") String dag, @RequestBody ChangeAll change, Caller caller) {
        TaskInstances.alone(
                change.includeUpstream(),
                change.includeDownstream(),
                change.includeFuture(),
                change.includePast());
        var task = Objects.requireNonNullElse(change.taskId(), "");
        var name = change.dagRunId();
        if (name == null) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "dag_run_id", "");
        }
        var run = runs.one(dag, name);
        places.checkRun(caller, Permission.STEER, run.run().id());
        var one = new Change(change.dryRun(), change.newState());
        return Keys.of("task_instances", List.of(marked(run, task, one, caller)));
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping({TASK + "/setNote", TASK + "/{map_index}/setNote"})
    Map<String, @Nullable Object> note(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index,
            @RequestBody Note note) {
        TaskInstances.unmapped(index);
        var run = runs.one(dag, name);
        steps.note(run, task, note.note());
        return replies.one(run, task);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK + "/tries", TASK + "/{map_index}/tries"})
    Map<String, @Nullable Object> tries(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        return replies.tries(new TaskPath(dag, name, task, index));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK + "/tries/{number}", TASK + "/{map_index}/tries/{number}"})
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
    @GetMapping({TASK + "/dependencies", TASK + "/{map_index}/dependencies"})
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
        return Keys.of("extra_links", List.of());
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @PostMapping("/dags/{dag_id}/clearTaskInstances")
    Map<String, @Nullable Object> clear(
            @PathVariable("dag_id") String dag, @RequestBody Clear clear, Caller caller) {
        var references =
                clearing.clear(caller, dag, clear.wanted()).entrySet().stream()
                        .flatMap(one -> RunViews.references(one.getKey(), one.getValue()).stream())
                        .toList();
        return Keys.of("task_instances", references);
    }
}
