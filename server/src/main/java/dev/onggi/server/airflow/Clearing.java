package dev.onggi.server.airflow;

import dev.onggi.run.RetryPlan;
import dev.onggi.run.RunListRepository;
import dev.onggi.run.RunListRepository.By;
import dev.onggi.run.RunListRepository.Filter;
import dev.onggi.run.RunListRepository.Page;
import dev.onggi.run.Span;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Repeating steps of runs, which Airflow calls clearing.
public final class Clearing {
    private static final int MOST_RUNS = 1000;

    private final DagRuns runs;
    private final TaskInstances steps;
    private final Places places;
    private final RunListRepository list;

    Clearing(World world, Places places, DagRuns runs, TaskInstances steps) {
        this.runs = runs;
        this.steps = steps;
        this.places = places;
        this.list = new RunListRepository(world.database());
    }

    /// What is to be repeated. What comes after a step always is, too; nothing before it ever is.
    ///
    /// @param dryRun whether it is only looked at; so where nothing is said
    /// @param onlyFailed whether what ended well stays; so where nothing is said
    /// @param taskIds names of steps; none for all
    /// @param dagRunId of this run, or null for all between the dates
    /// @param startDate the first logical date, or null
    /// @param endDate the last logical date, or null
    /// @param onlyRunning refused: what works is cancelled with its run
    /// @param includeUpstream refused: what a step reads is there
    public record Wanted(
            @Nullable Boolean dryRun,
            @Nullable Boolean onlyFailed,
            @Nullable List<String> taskIds,
            @Nullable String dagRunId,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable Boolean onlyRunning,
            @Nullable Boolean includeUpstream) {
        boolean looks() {
            return !Boolean.FALSE.equals(dryRun);
        }
    }

    /// What would be, or is, repeated.
    ///
    /// @param caller who asks
    /// @param pipeline whose runs
    /// @param wanted what
    /// @return the plans by run
    public Map<DagRuns.Seen, RetryPlan> clear(Caller caller, String pipeline, Wanted wanted) {
        if (Boolean.TRUE.equals(wanted.onlyRunning())) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "only_running", "false");
        }
        if (Boolean.TRUE.equals(wanted.includeUpstream())) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "include_upstream", "false");
        }
        var names = wanted.taskIds() == null ? List.<String>of() : wanted.taskIds();
        boolean onlyFailed = !Boolean.FALSE.equals(wanted.onlyFailed());
        var plans = new LinkedHashMap<DagRuns.Seen, RetryPlan>();
        for (var run : chosen(pipeline, wanted)) {
            places.checkRun(caller, Permission.STEER, run.run().id());
            steps.plan(run.run().id(), names, onlyFailed).ifPresent(plan -> plans.put(run, plan));
        }
        if (!wanted.looks()) {
            plans.values().forEach(steps::repeat);
        }
        return plans;
    }

    private List<DagRuns.Seen> chosen(String pipeline, Wanted wanted) {
        var named = wanted.dagRunId();
        if (named != null) {
            return List.of(runs.one(pipeline, named));
        }
        var spans = new ArrayList<Span>();
        bound(spans, Span.How.FROM, "start_date", wanted.startDate());
        bound(spans, Span.How.TO, "end_date", wanted.endDate());
        var over = List.of("succeeded", "failed", "stopped", "cancelled", "interrupted");
        var filter = new Filter(List.of(pipeline), null, over, null, spans);
        var ids =
                list.page(filter, new Page(By.STARTED, true, 0, MOST_RUNS)).stream()
                        .map(RunListRepository.Listed::id)
                        .toList();
        return runs.ofIds(ids);
    }

    private static void bound(
            List<Span> spans, Span.How how, String name, @Nullable String written) {
        if (written != null) {
            Instant at = Asked.instant(name, written);
            spans.add(new Span(Span.Time.LOGICAL, how, at));
        }
    }
}
