package dev.onggi.server.airflow.v1;

import dev.onggi.run.RetryRequest;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.DagRuns;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
@RequestMapping(V1Configuration.BASE)
public final class DagRunRoutes {
    private static final String RUN = "/dags/{dag_id}/dagRuns/{dag_run_id}";
    private static final List<String> FORM =
            List.of(
                    "order_by",
                    "page_offset",
                    "page_limit",
                    "dag_ids",
                    "states",
                    "execution_date_gte",
                    "execution_date_lte",
                    "start_date_gte",
                    "start_date_lte",
                    "end_date_gte",
                    "end_date_lte");

    private final Catalog catalog;
    private final DagRuns runs;

    DagRunRoutes(Catalog catalog, DagRuns runs) {
        this.catalog = catalog;
        this.runs = runs;
    }

    /// What is asked of a new run. What only a server knows may be sent, as clients do, but counts
    /// for nothing.
    record Wanted(
            @Nullable Map<String, @Nullable Object> conf,
            @Nullable String dagRunId,
            @Nullable String logicalDate,
            @Nullable String executionDate,
            @Nullable String dataIntervalStart,
            @Nullable String dataIntervalEnd,
            @Nullable String note) {
        DagRuns.Wanted wanted() {
            var date =
                    logicalDate != null
                            ? logicalDate
                            : executionDate != null ? executionDate : dataIntervalEnd;
            var at = date == null ? null : Asked.instant("logical_date", date);
            return new DagRuns.Wanted(dagRunId, at, conf, note);
        }
    }

    /// How a run is to stand.
    record State(@Nullable String state) {}

    /// Whether a run is only looked at.
    record Clear(@Nullable Boolean dryRun) {}

    /// A note.
    record Note(@Nullable String note) {}

    @Access(Permission.LIST)
    @GetMapping("/dags/~/dagRuns")
    Map<String, @Nullable Object> all(Caller caller, HttpServletRequest request) {
        return page(Asked.of(request, V1Configuration.USUAL), catalog.among(caller, List.of()));
    }

    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping("/dags/{dag_id}/dagRuns")
    Map<String, @Nullable Object> list(
            @PathVariable("dag_id") String dag, HttpServletRequest request) {
        return page(Asked.of(request, V1Configuration.USUAL), List.of(dag));
    }

    @Access(Permission.LIST)
    @PostMapping("/dags/~/dagRuns/list")
    Map<String, @Nullable Object> batch(@RequestBody Map<String, Object> form, Caller caller) {
        var asked = Asked.of(form, FORM, V1Configuration.USUAL);
        return page(asked, catalog.among(caller, asked.texts("dag_ids")));
    }

    private Map<String, @Nullable Object> page(
            Asked asked, @Nullable Collection<String> pipelines) {
        var found = runs.page(asked, pipelines);
        var fields = asked.texts("fields");
        return Pages.whole(
                "dag_runs",
                found.runs().stream()
                        .map(RunViews::run)
                        .map(one -> Keys.only(one, fields))
                        .toList(),
                found.total());
    }

    @Access(value = Permission.TRIGGER, on = On.PIPELINE, by = "dag_id")
    @PostMapping("/dags/{dag_id}/dagRuns")
    Map<String, @Nullable Object> begin(
            @PathVariable("dag_id") String dag, @RequestBody Wanted wanted, Caller caller) {
        return RunViews.run(runs.begin(caller, dag, wanted.wanted()));
    }

    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping(RUN)
    Map<String, @Nullable Object> show(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            HttpServletRequest request) {
        return Keys.only(
                RunViews.run(runs.one(dag, run)),
                Asked.of(request, V1Configuration.USUAL).texts("fields"));
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
    Map<String, @Nullable Object> set(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @RequestBody State state,
            Caller caller) {
        runs.set(caller, runs.id(dag, run), Objects.requireNonNullElse(state.state(), ""));
        return RunViews.run(runs.one(dag, run));
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PostMapping(RUN + "/clear")
    Map<String, @Nullable Object> clear(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String name,
            @RequestBody Clear clear) {
        var run = runs.one(dag, name);
        if (!Boolean.FALSE.equals(clear.dryRun())) {
            var plan = runs.plan(run.run().id(), RetryRequest.UNDONE);
            return Keys.of("task_instances", RunViews.references(run, plan));
        }
        runs.repeat(run.run().id(), RetryRequest.UNDONE);
        return RunViews.run(runs.one(dag, name));
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping(RUN + "/setNote")
    Map<String, @Nullable Object> note(
            @PathVariable("dag_id") String dag,
            @PathVariable("dag_run_id") String run,
            @RequestBody Note note) {
        runs.note(runs.id(dag, run), note.note());
        return RunViews.run(runs.one(dag, run));
    }
}
