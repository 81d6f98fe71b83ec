package dev.onggi.server.airflow;

import dev.onggi.identity.Origins;
import dev.onggi.run.RetryPlan;
import dev.onggi.run.RetryRequest;
import dev.onggi.run.RunListRepository;
import dev.onggi.run.RunListRepository.By;
import dev.onggi.run.RunListRepository.Filter;
import dev.onggi.run.RunListRepository.Listed;
import dev.onggi.run.RunListRepository.Page;
import dev.onggi.run.RunRequest;
import dev.onggi.run.Span;
import dev.onggi.run.StepState;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import dev.onggi.server.api.Triggers;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs as DAG runs.
public final class DagRuns {
    private static final Map<String, By> ORDERS =
            Map.ofEntries(
                    Map.entry("id", By.STARTED),
                    Map.entry("dag_id", By.PIPELINE),
                    Map.entry("dag_run_id", By.ID),
                    Map.entry("run_id", By.ID),
                    Map.entry("execution_date", By.LOGICAL),
                    Map.entry("logical_date", By.LOGICAL),
                    Map.entry("run_after", By.LOGICAL),
                    Map.entry("start_date", By.STARTED),
                    Map.entry("queued_at", By.STARTED),
                    Map.entry("end_date", By.ENDED),
                    Map.entry("state", By.STATE),
                    Map.entry("run_type", By.CAUSE));
    static final Map<String, Span.Time> TIMES =
            Map.of(
                    "execution_date", Span.Time.LOGICAL,
                    "logical_date", Span.Time.LOGICAL,
                    "run_after", Span.Time.LOGICAL,
                    "start_date", Span.Time.STARTED,
                    "end_date", Span.Time.ENDED);
    private static final List<String> NOT_HERE =
            List.of(
                    "duration*",
                    "updated_at*",
                    "conf_contains",
                    "dag_version",
                    "bundle_version",
                    "triggering_user_name_pattern",
                    "partition_key_pattern",
                    "run_id_pattern");
    private static final int LONGEST_NAME = 250;

    private final World world;
    private final Places places;
    private final Triggers triggers;
    private final RunListRepository runs;

    DagRuns(World world, Places places, Triggers triggers) {
        this.world = world;
        this.places = places;
        this.triggers = triggers;
        this.runs = new RunListRepository(world.database());
    }

    /// A run with what callers call it.
    ///
    /// @param run as recorded
    /// @param name its id, or the name that it was given
    /// @param owner the account that asked for it, or null
    public record Seen(Listed run, String name, @Nullable String owner) {}

    /// A page of runs.
    ///
    /// @param runs in the order that was asked for
    /// @param total how many there are
    public record Found(List<Seen> runs, long total) {}

    /// What is asked of a new run.
    ///
    /// @param name by which the caller will ask for it, or null
    /// @param logicalDate the end of its interval, or null for now
    /// @param conf values for the pipeline's parameters
    /// @param note or null
    public record Wanted(
            @Nullable String name,
            @Nullable Instant logicalDate,
            @Nullable Map<String, @Nullable Object> conf,
            @Nullable String note) {}

    /// A page of runs.
    ///
    /// @param asked which, and in which order
    /// @param pipelines of these, or null for all
    /// @return the page
    public Found page(Asked asked, @Nullable Collection<String> pipelines) {
        asked.refuse(NOT_HERE);
        var filter =
                new Filter(
                        pipelines,
                        null,
                        Words.runs(asked.texts("state", "states")),
                        Words.causes(asked.texts("run_type")),
                        asked.spans(TIMES));
        var order = asked.order(ORDERS.keySet());
        var by = order.map(one -> ORDERS.getOrDefault(one.key(), By.STARTED)).orElse(By.STARTED);
        boolean descending = order.map(Asked.Order::descending).orElse(false);
        var page = new Page(by, descending, asked.offset(), asked.limit());
        return new Found(seen(runs.page(filter, page)), runs.count(filter));
    }

    private List<Seen> seen(List<Listed> found) {
        var ids = found.stream().map(Listed::id).toList();
        var names = world.identity().origins().names(ids);
        var owners = world.identity().origins().of(ids);
        return found.stream()
                .map(run ->
                        new Seen(run, names.getOrDefault(run.id(), run.id()), owners.get(run.id())))
                .toList();
    }

    /// The names by which callers know runs.
    ///
    /// @param ids of runs
    /// @return of those that have another name than their id
    public Map<String, String> names(Collection<String> ids) {
        return world.identity().origins().names(List.copyOf(ids));
    }

    /// A run.
    ///
    /// @param pipeline its pipeline
    /// @param name as the caller has it
    /// @return the run
    public Seen one(String pipeline, String name) {
        return ofId(id(pipeline, name));
    }

    /// The id of a run.
    ///
    /// @param pipeline its pipeline
    /// @param name as the caller has it
    /// @return as Onggi has it
    public String id(String pipeline, String name) {
        return places.named(pipeline, name);
    }

    /// Some runs.
    ///
    /// @param ids of them
    /// @return in no order
    public List<Seen> ofIds(Collection<String> ids) {
        var page = new Page(By.STARTED, false, 0, Math.max(1, ids.size()));
        return seen(runs.page(new Filter(null, ids, null, null, List.of()), page));
    }

    private Seen ofId(String id) {
        return ofIds(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, id));
    }

    /// The time.
    ///
    /// @return by the workspace's clock
    public Instant now() {
        return world.onggi().clock().instant();
    }

    /// Begins a run.
    ///
    /// @param caller who asks
    /// @param pipeline whose run
    /// @param wanted what is asked of it
    /// @return the run
    /// @throws CallException where a run of the name, or of the logical date, is there
    public Seen begin(Caller caller, String pipeline, Wanted wanted) {
        var name = wanted.name();
        if (name != null) {
            free(pipeline, name);
        }
        var date = wanted.logicalDate();
        if (date != null) {
            var bound = new Span(Span.Time.LOGICAL, Span.How.FROM, date);
            var to = new Span(Span.Time.LOGICAL, Span.How.TO, date);
            var same =
                    new Filter(
                            List.of(pipeline), null, null, List.of("manual"), List.of(bound, to));
            if (runs.count(same) > 0) {
                throw CallException.of(AirflowProblem.TAKEN, pipeline + " " + date);
            }
        }
        var request = new RunRequest(Conf.texts(wanted.conf()), date, 0, null);
        var key = name == null ? null : "dag_run_id " + pipeline + " " + name;
        Origins.Begun begun = triggers.begin(caller, new Triggers.Wanted(pipeline, request, key));
        if (name != null && !name.equals(begun.run())) {
            world.identity().origins().name(pipeline, name, begun.run());
        }
        var note = wanted.note();
        if (note != null && !note.isEmpty()) {
            world.serving().orders().note(begun.run(), note);
        }
        return ofId(begun.run());
    }

    private void free(String pipeline, String name) {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.contains("/")
                || name.equals("~")) {
            throw CallException.of(
                    ServerProblem.BAD_PARAMETER, "dag_run_id", "1 .. " + LONGEST_NAME);
        }
        if (world.runs().ofId(name).isPresent()
                || world.identity().origins().named(pipeline, name).isPresent()) {
            throw CallException.of(AirflowProblem.TAKEN, name);
        }
    }

    /// Says how a run is to stand: success and failed mark its steps, queued repeats what did not
    /// end well.
    ///
    /// @param caller who says so
    /// @param id of the run
    /// @param state success, failed or queued
    public void set(Caller caller, String id, String state) {
        switch (state) {
            case "queued" -> repeat(id, RetryRequest.UNDONE);
            case "success" -> mark(caller, id, StepState.SUCCEEDED);
            case "failed" -> {
                if (world.serving().orders().cancel(id).isEmpty()) {
                    mark(caller, id, StepState.FAILED);
                }
            }
            default ->
                    throw CallException.of(
                            ServerProblem.BAD_PARAMETER, "state", "queued, success, failed");
        }
    }

    private void mark(Caller caller, String id, StepState state) {
        var orders = world.serving().orders();
        world.runs().steps(id).stream()
                .filter(step ->
                        state == StepState.SUCCEEDED
                                ? step.state() != StepState.SUCCEEDED
                                : step.state() == StepState.SUCCEEDED
                                        || step.state() == StepState.SKIPPED)
                .forEach(step -> orders.mark(id, step.name(), state, caller.name()));
    }

    /// Which steps would be repeated.
    ///
    /// @param id of a run that is over
    /// @param request how
    /// @return the plan
    public RetryPlan plan(String id, RetryRequest request) {
        return world.serving().orders().plan(id, request);
    }

    /// Repeats steps.
    ///
    /// @param id of a run that is over
    /// @param request how
    /// @return what is repeated
    public RetryPlan repeat(String id, RetryRequest request) {
        var plan = plan(id, request);
        world.serving().orders().again(plan);
        return plan;
    }

    /// Writes a note to a run.
    ///
    /// @param id of the run
    /// @param note null removes it
    public void note(String id, @Nullable String note) {
        world.serving().orders().note(id, note == null ? "" : note);
    }

    /// Forgets a run.
    ///
    /// @param id of the run
    /// @throws CallException where it goes on, or has files
    public void forget(String id) {
        if (!world.serving().orders().forget(id)) {
            throw CallException.of(AirflowProblem.RUN_STAYS, id);
        }
    }

    /// Forgets the runs of a pipeline whose file is gone.
    ///
    /// @param pipeline its name
    public void forgetAll(String pipeline) {
        var page = new Page(By.STARTED, false, 0, Integer.MAX_VALUE);
        runs.page(Filter.of(List.of(pipeline)), page).forEach(run -> forget(run.id()));
    }

    /// How many runs of each pipeline stand how, in Airflow's words.
    ///
    /// @param pipelines of these, or null for all
    /// @return by pipeline, of all words
    public Map<String, Map<String, Long>> states(@Nullable Collection<String> pipelines) {
        var stats = new LinkedHashMap<String, Map<String, Long>>();
        runs.states(pipelines)
                .forEach((pipeline, states) -> {
                    var words = new LinkedHashMap<String, Long>();
                    List.of("queued", "running", "success", "failed")
                            .forEach(word -> words.put(word, 0L));
                    states.forEach(
                            (state, count) -> words.merge(Words.run(state), count, Long::sum));
                    stats.put(pipeline, words);
                });
        return stats;
    }

    /// The latest run of a pipeline.
    ///
    /// @param pipelines of these, or null for all
    /// @return by pipeline
    public Map<String, String> lastStates(@Nullable Collection<String> pipelines) {
        var last = new LinkedHashMap<String, String>();
        world.runs()
                .latestOfEach()
                .forEach((name, run) ->
                        Optional.of(run)
                                .filter(_ -> pipelines == null || pipelines.contains(name))
                                .ifPresent(one -> last.put(name, Words.run(one.state()))));
        return last;
    }
}
