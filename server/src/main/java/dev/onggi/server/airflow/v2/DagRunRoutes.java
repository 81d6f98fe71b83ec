package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Pages;
import dev.onggi.server.airflow.TaskInstances;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Runs as DAG runs.
@RestController
@RequestMapping(V2Configuration.BASE)
public final class DagRunRoutes {
    private static final String RUN = "/dags/{dag_id}/dagRuns/{dag_run_id}";
    private static final Duration NEARLY_NOW = Duration.ofMinutes(1);
    private static final List<String> FORM =
            Forms.timed(
                    "order_by", "page_offset", "page_limit", "dag_ids", "states", "conf_contains");

    private final Catalog catalog;
    private final DagRuns runs;
    private final TaskInstances steps;

    DagRunRoutes(Catalog catalog, DagRuns runs, TaskInstances steps) {
        this.catalog = catalog;
        this.runs = runs;
        this.steps = steps;
    }

    /// What is asked of a new run.
    record Wanted(
            @Nullable String dagRunId,
            @Nullable String dataIntervalStart,
            @Nullable String dataIntervalEnd,
            @Nullable String logicalDate,
            @Nullable String runAfter,
            @Nullable Map<String, @Nullable Object> conf,
            @Nullable String note,
            @Nullable String partitionKey) {
        DagRuns.Wanted wanted(Instant now) {
            if (partitionKey != null) {
                throw CallException.of(ServerProblem.BAD_PARAMETER, "partition_key", "null");
            }
            if (runAfter != null
                    && Asked.instant("run_after", runAfter).isAfter(now.plus(NEARLY_NOW))) {
                throw CallException.of(ServerProblem.BAD_PARAMETER, "run_after", now.toString());
            }
            var date = logicalDate != null ? logicalDate : dataIntervalEnd;
            var at = date == null ? null : Asked.instant("logical_date", date);
            return new DagRuns.Wanted(dagRunId, at, conf, note);
        }
    }

    /// How a run is to stand, and what is noted of it.
    record Change(@Nullable String state, @Nullable String note) {}

    /// Which steps of a run are repeated.
    record Clear(
            @Nullable Boolean dryRun,
            @Nullable Boolean onlyFailed,
            @Nullable Boolean runOnLatestVersion) {}

    @Access(Permission.LIST)
    @GetMapping("/dags/~/dagRuns")
    Map<String, @Nullable Object> all(Caller caller, HttpServletRequest request) {
        var asked = Asked.of(request, V2Configuration.USUAL);
        return page(asked, named(asked, catalog.among(caller, List.of()), caller));
    }

    private @Nullable Collection<String> named(
            Asked asked, @Nullable Collection<String> shown, Caller caller) {
        var pattern = asked.text("dag_id_pattern").orElse("");
        return pattern.isEmpty()
                ? shown
                : catalog.shown(caller).stream()
                        .map(Catalog.Dag::name)
                        .filter(name -> Catalog.like(name, pattern))
                        .toList();
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns")
    Map<String, @Nullable Object> list(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        return page(Asked.of(request, V2Configuration.USUAL), List.of(dag));
    }

    @Access(Permission.LIST)
    @PostMapping("/dags/~/dagRuns/list")
    Map<String, @Nullable Object> batch(@RequestBody Map<String, Object> form, Caller caller) {
        var asked = Asked.of(form, FORM, V2Configuration.USUAL);
        return page(asked, catalog.among(caller, asked.texts("dag_ids")));
    }

    private Map<String, @Nullable Object> page(
            Asked asked, @Nullable Collection<String> pipelines) {
        var found = runs.page(asked, pipelines);
        return Pages.whole(
                "dag_runs", found.runs().stream().map(RunViews::run).toList(), found.total());
    }

    @Access(value = Permission.TRIGGER, on = On.PIPELINE, by = "dag_id")
    @PostMapping("/dags/{dag_id}/dagRuns")
    Map<String, @Nullable Object> begin(
            @PathVariable("dag_id") String dag, @RequestBody Wanted wanted, Caller caller) {
        return RunViews.run(runs.begin(caller, dag, wanted.wanted(runs.now())));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(RUN)
    Map<String, @Nullable Object> show(
            @PathVariable("dag_id") String dag, @PathVariable("dag_run_id") String run) {
        return RunViews.run(runs.one(dag, run));
    }

    @Access(value = Permission.WRITE, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @DeleteMapping(RUN)
    ResponseEntity<Void> delete(
            @PathVariable("dag_id") String dag, @PathVariable("dag_run_id") String run) {
        runs.forget(runs.id(dag, run));
        return ResponseEntity.noContent().build();
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping(RUN)
    Map<String, @Nullable Object> change(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @RequestBody Change change,
            HttpServletRequest request,
            Caller caller) {
        var id = runs.id(dag, run);
        var mask = Asked.of(request, V2Configuration.USUAL).texts("update_mask");
        var state = change.state();
        if (state != null && (mask.isEmpty() || mask.contains("state"))) {
            runs.set(caller, id, state);
        }
        if (mask.contains("note") || (mask.isEmpty() && change.note() != null)) {
            runs.note(id, change.note());
        }
        return RunViews.run(runs.one(dag, run));
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PostMapping(RUN + "/clear")
    Map<String, @Nullable Object> clear(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @RequestBody Clear clear) {
        var run = runs.one(dag, name);
        var id = run.run().id();
        var plan = steps.plan(id, List.of(), Boolean.TRUE.equals(clear.onlyFailed()));
        if (!Boolean.FALSE.equals(clear.dryRun())) {
            var repeated =
                    plan.map(one -> new StepViews().repeated(run, steps.all(run), one))
                            .orElse(List.of());
            return Pages.whole("task_instances", repeated, repeated.size());
        }
        plan.ifPresent(steps::repeat);
        return RunViews.run(runs.one(dag, name));
    }
}
