package dev.onggi.server.airflow;

import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.run.RetryPlan;
import dev.onggi.run.RetryRequest;
import dev.onggi.run.RunDetailRepository;
import dev.onggi.run.RunDetailRepository.Attempt;
import dev.onggi.run.StepListRepository;
import dev.onggi.run.StepListRepository.By;
import dev.onggi.run.StepListRepository.Filter;
import dev.onggi.run.StepListRepository.Listed;
import dev.onggi.run.StepListRepository.Page;
import dev.onggi.run.StepState;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Steps of runs as task instances. A step is never mapped: `for_each` begins runs of their own.
public final class TaskInstances {
    /// The map index of what is not mapped.
    public static final int UNMAPPED = -1;

    private static final Map<String, By> ORDERS =
            Map.ofEntries(
                    Map.entry("task_id", By.NAME),
                    Map.entry("task_display_name", By.NAME),
                    Map.entry("state", By.STATE),
                    Map.entry("start_date", By.STARTED),
                    Map.entry("end_date", By.ENDED),
                    Map.entry("logical_date", By.LOGICAL),
                    Map.entry("run_after", By.LOGICAL),
                    Map.entry("execution_date", By.LOGICAL),
                    Map.entry("id", By.RUN),
                    Map.entry("run_id", By.RUN),
                    Map.entry("map_index", By.RUN));
    private static final List<String> NOT_HERE =
            List.of(
                    "duration*",
                    "updated_at*",
                    "pool",
                    "pool_name_pattern",
                    "queue",
                    "queue_name_pattern",
                    "executor",
                    "version_number",
                    "try_number",
                    "operator",
                    "operator_name_pattern",
                    "task_group_id",
                    "task_display_name_pattern",
                    "run_id_pattern",
                    "dag_id_pattern");

    private final World world;
    private final StepListRepository steps;
    private final StepNoteRepository notes;

    TaskInstances(World world) {
        this.world = world;
        this.steps = new StepListRepository(world.database());
        this.notes = new StepNoteRepository(world.database());
    }

    /// Refuses the index of a mapped step: only that of what is not is there.
    ///
    /// @param index as it was asked for, or null where none was
    public static void unmapped(@Nullable Integer index) {
        if (index != null && index != UNMAPPED) {
            throw CallException.of(ServerProblem.NOT_FOUND, index);
        }
    }

    /// Refuses to mark more than one step: marking a step marks no other.
    ///
    /// @param included whether others are asked for, each null where nothing is said
    public static void alone(@Nullable Boolean... included) {
        for (var more : included) {
            if (Boolean.TRUE.equals(more)) {
                throw CallException.of(ServerProblem.BAD_PARAMETER, "include_*", "false");
            }
        }
    }

    /// A page of steps.
    ///
    /// @param steps in the order that was asked for
    /// @param total how many there are
    public record Found(List<Listed> steps, long total) {}

    /// A page of steps that were begun.
    ///
    /// @param asked which, and in which order
    /// @param pipelines of these, or null for all
    /// @param runs of these, or null for all
    /// @return the page
    public Found page(
            Asked asked,
            @Nullable Collection<String> pipelines,
            @Nullable Collection<String> runs) {
        asked.refuse(NOT_HERE);
        var named = asked.texts("task_id", "task_ids");
        var filter =
                new Filter(
                        pipelines,
                        runs,
                        named.isEmpty() ? null : named,
                        Words.steps(asked.texts("state")),
                        asked.spans(DagRuns.TIMES));
        var order = asked.order(ORDERS.keySet());
        var by = order.map(one -> ORDERS.getOrDefault(one.key(), By.RUN)).orElse(By.RUN);
        boolean descending = order.map(Asked.Order::descending).orElse(false);
        var page = new Page(by, descending, asked.offset(), asked.limit());
        return new Found(steps.page(filter, page), steps.count(filter));
    }

    /// The steps of a run, those that wait for their first try included, where nothing more is
    /// asked than how many.
    ///
    /// @param asked which, and in which order
    /// @param run its run
    /// @return the page
    public Found ofRun(Asked asked, DagRuns.Seen run) {
        boolean plain =
                asked.texts("order_by").isEmpty()
                        && asked.texts("state").isEmpty()
                        && asked.texts("task_id").isEmpty()
                        && asked.spans(DagRuns.TIMES).isEmpty();
        if (!plain || !going(run)) {
            return page(asked, null, List.of(run.run().id()));
        }
        asked.refuse(NOT_HERE);
        var all = all(run);
        return new Found(
                all.stream().skip(asked.offset()).limit(asked.limit()).toList(), all.size());
    }

    private static boolean going(DagRuns.Seen run) {
        return run.run().state().equals("queued") || run.run().state().equals("running");
    }

    /// Every step of a run, those that wait included.
    ///
    /// @param run its run
    /// @return in the pipeline's order
    public List<Listed> all(DagRuns.Seen run) {
        var filter = new Filter(null, List.of(run.run().id()), null, null, List.of());
        var found = steps.page(filter, new Page(By.RUN, false, 0, Integer.MAX_VALUE));
        if (!going(run)) {
            return found;
        }
        var all = new ArrayList<Listed>();
        var known = new HashSet<String>();
        found.forEach(step -> known.add(step.name()));
        all.addAll(found);
        pipeline(run.run().pipeline())
                .ifPresent(pipeline ->
                        pipeline.steps().order().stream()
                                .filter(step -> !known.contains(step.name()))
                                .forEach(step ->
                                        all.add(
                                                Listed.waiting(
                                                        run.run(), step.name(), step.uses()))));
        return all;
    }

    /// A pipeline as its file holds it now.
    ///
    /// @param name its name
    /// @return empty where it has faults or is gone
    public java.util.Optional<Pipeline> pipeline(String name) {
        return world.serving().pipelines().all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    /// A step of a run.
    ///
    /// @param run its run
    /// @param step its name
    /// @return the step
    /// @throws CallException where the run has none of the name
    public Listed one(DagRuns.Seen run, String step) {
        return all(run).stream()
                .filter(one -> one.name().equals(step))
                .findFirst()
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, step));
    }

    /// The tries of a step.
    ///
    /// @param run its run
    /// @param step its name
    /// @return in their order
    public List<Attempt> tries(DagRuns.Seen run, String step) {
        one(run, step);
        return new RunDetailRepository(world.database())
                .attempts(run.run().id()).stream()
                        .filter(attempt -> attempt.step().equals(step))
                        .toList();
    }

    /// A try of a step.
    ///
    /// @param run its run
    /// @param step its name
    /// @param number from 1
    /// @return the try
    public Attempt tried(DagRuns.Seen run, String step, int number) {
        return tries(run, step).stream()
                .filter(attempt -> attempt.number() == number)
                .findFirst()
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, step + " " + number));
    }

    /// The notes of the steps of runs.
    ///
    /// @param runs their ids
    /// @return by run and step, as [#key] joins them
    public Map<String, String> notes(Collection<String> runs) {
        return notes.of(runs);
    }

    /// A run and a step as one key.
    ///
    /// @param run its id
    /// @param step its name
    /// @return unique
    public static String key(String run, String step) {
        return run + "\u001f" + step;
    }

    /// Writes a note to a step.
    ///
    /// @param run its run
    /// @param step its name
    /// @param note null removes it
    public void note(DagRuns.Seen run, String step, @Nullable String note) {
        one(run, step);
        notes.write(run.run().id(), step, Objects.requireNonNullElse(note, ""));
    }

    /// Says how a step ended.
    ///
    /// @param run its run
    /// @param step its name
    /// @param state success, failed or skipped
    /// @param who says so
    public void mark(DagRuns.Seen run, String step, StepState state, String who) {
        one(run, step);
        world.serving().orders().mark(run.run().id(), step, state, who);
    }

    /// Finds out which steps of a run would be repeated.
    ///
    /// @param id of the run
    /// @param names of the steps that are asked for, with what comes after them; none for all
    /// @param onlyFailed whether those that ended well stay
    /// @return the plan; empty where nothing of it would be
    public java.util.Optional<RetryPlan> plan(
            String id, Collection<String> names, boolean onlyFailed) {
        var orders = world.serving().orders();
        if (onlyFailed || names.isEmpty()) {
            var request = onlyFailed ? RetryRequest.UNDONE : from(first(id));
            var plan = orders.plan(id, request);
            boolean asked = names.isEmpty() || plan.repeated().stream().anyMatch(names::contains);
            return java.util.Optional.of(plan).filter(one -> asked && !one.nothing());
        }
        var first =
                orders.plan(id, RetryRequest.UNDONE).steps().stream()
                        .map(RetryPlan.Fate::step)
                        .filter(names::contains)
                        .findFirst()
                        .orElseThrow(() ->
                                CallException.of(
                                        ServerProblem.NOT_FOUND, String.join(", ", names)));
        var plan = orders.plan(id, from(first));
        if (!plan.repeated().containsAll(names)) {
            throw CallException.of(AirflowProblem.NOT_TOGETHER, String.join(", ", names), id);
        }
        return java.util.Optional.of(plan);
    }

    private @Nullable String first(String id) {
        return world.serving().orders().plan(id, RetryRequest.UNDONE).steps().stream()
                .map(RetryPlan.Fate::step)
                .findFirst()
                .orElse(null);
    }

    private static RetryRequest from(@Nullable String step) {
        return step == null ? RetryRequest.UNDONE : new RetryRequest(step, Set.of(), false, null);
    }

    /// Repeats what a plan says.
    ///
    /// @param plan as [#plan] gave it
    public void repeat(RetryPlan plan) {
        world.serving().orders().again(plan);
    }

    /// Why a step does not run yet.
    ///
    /// @param run its run
    /// @param step its name
    /// @return none where it does not wait
    public List<Reason> waits(DagRuns.Seen run, String step) {
        one(run, step);
        var language = world.workspace().language();
        return world.onggi().upkeep().waiting(run.run().id()).stream()
                .filter(one -> one.step().equals(step) || one.step().isEmpty())
                .map(one -> new Reason(one.reason().id(), one.reason().message(language)))
                .toList();
    }

    /// Why a step waits.
    ///
    /// @param name the code of the reason
    /// @param reason a sentence
    public record Reason(String name, String reason) {}

    /// The definition of a step.
    ///
    /// @param pipeline whose step
    /// @param step its name
    /// @return as it was written
    public static StepDefinition definition(Pipeline pipeline, String step) {
        return pipeline.steps()
                .step(step)
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, step));
    }

    /// The steps that wait for a step.
    ///
    /// @param pipeline whose steps
    /// @param step its name
    /// @return their names
    public static List<String> after(Pipeline pipeline, String step) {
        return pipeline.steps().order().stream()
                .map(StepDefinition::name)
                .filter(name -> pipeline.steps().waitsFor(name).contains(step))
                .toList();
    }
}
