package dev.onggi.server.airflow.v1;

import dev.onggi.run.StepListRepository.Listed;
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
import dev.onggi.server.airflow.TaskInstances.Found;
import dev.onggi.server.airflow.Words;
import dev.onggi.server.airflow.v1.RunViews.Beside;
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

    TaskInstanceRoutes(
            Catalog catalog, DagRuns runs, TaskInstances steps, Clearing clearing, Places places) {
        this.catalog = catalog;
        this.runs = runs;
        this.steps = steps;
        this.clearing = clearing;
        this.places = places;
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
        return page(steps.page(asked, catalog.among(caller, List.of()), null));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns/~/taskInstances")
    Map<String, @Nullable Object> ofPipeline(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        return page(steps.page(Asked.of(request, V1Configuration.USUAL), List.of(dag), null));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(RUN)
    Map<String, @Nullable Object> list(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            HttpServletRequest request) {
        return page(steps.ofRun(Asked.of(request, V1Configuration.USUAL), runs.one(dag, run)));
    }

    @Access(Permission.LIST)
    @PostMapping("/dags/~/dagRuns/~/taskInstances/list")
    Map<String, @Nullable Object> batch(@RequestBody Map<String, Object> form, Caller caller) {
        var asked = Asked.of(form, FORM, V1Configuration.USUAL);
        var named = asked.texts("dag_run_ids");
        return page(
                steps.page(
                        asked,
                        catalog.among(caller, asked.texts("dag_ids")),
                        named.isEmpty() ? null : named));
    }

    private Map<String, @Nullable Object> page(Found found) {
        var ids = found.steps().stream().map(Listed::run).distinct().toList();
        var names = runs.names(ids);
        var notes = steps.notes(ids);
        return Pages.whole(
                "task_instances",
                found.steps().stream()
                        .map(step ->
                                RunViews.step(
                                        step,
                                        new Beside(
                                                names.getOrDefault(step.run(), step.run()),
                                                notes.get(
                                                        TaskInstances.key(
                                                                step.run(), step.name())))))
                        .toList(),
                found.total());
    }

    private Map<String, @Nullable Object> one(DagRuns.Seen run, String task) {
        return RunViews.step(steps.one(run, task), beside(run, task));
    }

    private Beside beside(DagRuns.Seen run, String task) {
        var id = run.run().id();
        return new Beside(run.name(), steps.notes(List.of(id)).get(TaskInstances.key(id, task)));
    }

    /// Steps are not mapped: only the index of what is not is there.
    static void unmapped(@Nullable Integer index) {
        if (index != null && index != TaskInstances.UNMAPPED) {
            throw CallException.of(ServerProblem.NOT_FOUND, index);
        }
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK, TASK + "/{map_index}"})
    Map<String, @Nullable Object> show(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        unmapped(index);
        return one(runs.one(dag, run), task);
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
        unmapped(index);
        var run = runs.one(dag, name);
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
        if (includes(change)) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "include_*", "false");
        }
        var task = Objects.requireNonNullElse(change.taskId(), "");
        var name = change.dagRunId();
        if (name == null) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "dag_run_id", "");
        }
        var run = runs.one(dag, name);
        places.checkRun(caller, Permission.STEER, run.run().id());
        var state = Words.marked(change.newState());
        steps.one(run, task);
        if (Boolean.FALSE.equals(change.dryRun())) {
            steps.mark(run, task, state, caller.name());
        }
        return Keys.of("task_instances", List.of(RunViews.reference(run, task)));
    }

    private static boolean includes(ChangeAll change) {
        return java.util.stream.Stream.of(
                        change.includeUpstream(),
                        change.includeDownstream(),
                        change.includeFuture(),
                        change.includePast())
                .anyMatch(Boolean.TRUE::equals);
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping({TASK + "/setNote", TASK + "/{map_index}/setNote"})
    Map<String, @Nullable Object> note(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index,
            @RequestBody Note note) {
        unmapped(index);
        var run = runs.one(dag, name);
        steps.note(run, task, note.note());
        return one(run, task);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK + "/tries", TASK + "/{map_index}/tries"})
    Map<String, @Nullable Object> tries(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        unmapped(index);
        var run = runs.one(dag, name);
        var step = steps.one(run, task);
        var beside = beside(run, task);
        var tries =
                steps.tries(run, task).stream()
                        .map(attempt -> RunViews.tried(step, attempt, beside))
                        .toList();
        return Pages.whole("task_instances", tries, tries.size());
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK + "/tries/{number}", TASK + "/{map_index}/tries/{number}"})
    Map<String, @Nullable Object> tried(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @PathVariable("task_id") String task,
            @PathVariable int number,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        unmapped(index);
        var run = runs.one(dag, name);
        return RunViews.tried(
                steps.one(run, task), steps.tried(run, task, number), beside(run, task));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(TASK + "/listMapped")
    Map<String, @Nullable Object> mapped(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task) {
        steps.one(runs.one(dag, run), task);
        return Pages.whole("task_instances", List.of(), 0);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({TASK + "/dependencies", TASK + "/{map_index}/dependencies"})
    Map<String, @Nullable Object> waits(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @PathVariable("task_id") String task,
            @PathVariable(name = "map_index", required = false) @Nullable Integer index) {
        unmapped(index);
        return Keys.of("dependencies", steps.waits(runs.one(dag, run), task));
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
