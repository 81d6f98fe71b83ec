package dev.onggi;

import dev.onggi.clean.TaskLibrary;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.collect.http.AddressGuard;
import dev.onggi.notify.Notifiers;
import dev.onggi.notify.NotifyCheck;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.PipelineReader.Draft;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.schedule.Agenda;
import dev.onggi.schedule.Backfill;
import dev.onggi.schedule.DurationRepository;
import dev.onggi.schedule.Durations;
import dev.onggi.schedule.Outlook;
import dev.onggi.schedule.ScheduleChecks;
import dev.onggi.schedule.ScheduleKey;
import dev.onggi.schedule.Spacing;
import dev.onggi.schedule.Timeline;
import dev.onggi.step.StepType;
import dev.onggi.store.Database;
import dev.onggi.store.Store;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode.Entries;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The files of a workspace seen by somebody who looks for mistakes.
public final class Review {
    private final World world;
    private final TaskLibrary tasks;
    private final Pipelines pipelines;
    private final Problems problems;
    private final Supplier<@Nullable Database> past;

    /// What belongs to a workspace.
    ///
    /// @param named whether the names of all its connections and models are known
    record World(
            Workspace workspace,
            boolean named,
            Collection<StepType> steps,
            RuleCatalogue rules,
            InstantSource clock) {}

    /// @param problems those found while the files were read
    /// @param past opens what runs have taken; gives null where nothing has run
    Review(
            World world,
            TaskLibrary tasks,
            Pipelines pipelines,
            Problems problems,
            Supplier<@Nullable Database> past) {
        this.world = world;
        this.tasks = tasks;
        this.pipelines = pipelines;
        this.problems = problems;
        this.past = past;
    }

    /// Everything that is wrong, as far as it can be told beside what else is wrong.
    ///
    /// @return by file, line and column; empty where all is well
    public List<Problem> problems() {
        var workspace = world.workspace();
        pipelines.problems().forEach(problems::add);
        tasks.validate(world.rules(), problems);
        if (world.named()) {
            settings(workspace);
            uses(workspace);
        }
        return problems.found().stream().filter(this::isOfItsOwn).toList();
    }

    private void settings(Workspace workspace) {
        var notifiers = Notifiers.of(workspace, world.clock());
        new ConnectionTypes(world.steps(), notifiers.connectionTypes()).check(workspace, problems);
        if (workspace.written("http.allow").filter(References::in).isEmpty()) {
            problems.collect(() -> AddressGuard.of(workspace));
        }
        new NotifyCheck(workspace, notifiers, problems)
                .check(pipelines.drafts().stream().map(Draft::pipeline).toList());
        problems.collect(() -> Store.of(workspace));
    }

    private void uses(Workspace workspace) {
        var asking = new AskingChecks(workspace, tasks, problems);
        problems.collect(asking::models);
        problems.collect(() -> asking.columns(pipelines));
        var checks = new StepChecks(workspace);
        pipelines.drafts().forEach(draft -> checks.check(draft, problems));
    }

    /// Whether it is not the mere echo of another problem: a name that stands in `onggi.yaml`, with
    /// something wrong in what it stands for, is told of there.
    private boolean isOfItsOwn(Problem problem) {
        if (problem.code() instanceof WorkspaceProblem code) {
            return switch (code) {
                case UNKNOWN_MODEL -> !stands("models", problem);
                case UNKNOWN_CONNECTION -> !stands("connections", problem);
                default -> true;
            };
        }
        return true;
    }

    private boolean stands(String path, Problem problem) {
        return world.workspace().written(path).orElse(null) instanceof Entries names
                && names.entries().containsKey(problem.args().getFirst());
    }

    /// What is no mistake but should be known: schedules that leave no room or never come, files
    /// that steps would read and that are not there now, and rates that contradict each other. A
    /// server that holds the store is not asked.
    ///
    /// @return each with its place
    public List<Problem> notes() {
        var notes = new Problems();
        Models.of(world.workspace()).note(notes);
        for (var pipeline : pipelines.all()) {
            for (var step : pipeline.steps().order()) {
                if (step.type() != null) {
                    step.type().look(step.written(), world.workspace(), notes);
                }
            }
        }
        var now = world.clock().instant();
        var known = remote() ? new NothingYet() : durations();
        ScheduleChecks.of(pipelines.all(), agenda(known), new Outlook(known), now)
                .forEach(notes::add);
        return notes.found();
    }

    /// The runs that are to be expected of a day.
    ///
    /// @param day by the workspace's time zone
    /// @return by schedule
    public Timeline timeline(LocalDate day) {
        var zone = world.workspace().zone();
        var known = durations();
        return Timeline.of(agenda(known), new Outlook(known), day, zone);
    }

    /// Plans runs for the times of a pipeline's first schedule with times.
    Backfill backfill(
            Pipeline pipeline, Backfill.Range range, Backfill.Order order, int concurrency) {
        var planned =
                agenda(durations()).planned().stream()
                        .filter(one -> one.key().pipeline().equals(pipeline.name()))
                        .filter(one -> one.slots().isPresent())
                        .findFirst();
        var daily = new ScheduleKey(pipeline.name(), "every 1d");
        return planned.map(one -> Backfill.plan(one.key(), one.slots(), range, order, concurrency))
                .orElseGet(() ->
                        Backfill.plan(
                                daily,
                                Optional.of(Backfill.every(range, Duration.ofDays(1))),
                                range,
                                order,
                                concurrency));
    }

    private boolean remote() {
        return Store.of(world.workspace()) instanceof Store.OnServer;
    }

    private Agenda agenda(Durations durations) {
        var zone = world.workspace().zone();
        return Agenda.of(pipelines, zone, name -> false, new Spacing(durations)::of);
    }

    private Durations durations() {
        var open = past.get();
        return open == null ? new NothingYet() : new DurationRepository(open);
    }

    private record NothingYet() implements Durations {
        @Override
        public List<Past> runs(String pipeline) {
            return List.of();
        }

        @Override
        public Map<String, List<Past>> steps(String pipeline) {
            return Map.of();
        }

        @Override
        public List<Going> going() {
            return List.of();
        }
    }
}
