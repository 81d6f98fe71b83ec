package dev.onggi;

import dev.onggi.clean.CleanStepType;
import dev.onggi.clean.CleaningTask;
import dev.onggi.clean.TaskLibrary;
import dev.onggi.clean.TaskQuestions;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.clean.eval.EvalProblem;
import dev.onggi.clean.eval.Variant;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.step.StepLog;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepType;
import dev.onggi.workspace.Workspace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Cleans one sample by several variants, each by the step that pipelines run, as a run of its own.
final class VariantRuns implements AutoCloseable {
    /// Keys of a task that can be compared; each is one value.
    private static final Set<String> PARAMETERS =
            Set.of("batch", "max_tokens", "prompt", "system_message", "temperature");

    private final World world;
    private final Scratch scratch;
    private final Session session;
    private final StepCatalogue steps;
    private final List<Variant> variants;
    private final List<CleaningTask> tasks;

    /// The workspace in which variants are run.
    ///
    /// @param workspace its settings
    /// @param tasks its tasks
    /// @param asking its models
    /// @param clock the time
    record World(
            Workspace workspace, TaskLibrary tasks, Supplier<Asking> asking, InstantSource clock) {}

    /// A variant that could be run.
    ///
    /// @param variant what is compared
    /// @param task the task with its model and parameters
    /// @param questions what it asks about the sample
    record Planned(Variant variant, CleaningTask task, TaskQuestions questions) {}

    private VariantRuns(World world, List<Variant> variants, StepLog log, Cancellation stop) {
        this.world = world;
        this.variants = variants;
        this.tasks = tasks(world, variants);
        this.scratch = Scratch.trying(world.workspace(), stop, log);
        this.session = scratch.duckdb().session(stop);
        this.steps =
                new BuiltInSteps(
                                scratch.workspace(),
                                RuleCatalogue.builtIn(),
                                world::tasks,
                                (run, step, report) -> {},
                                world.asking())
                        .catalogue(new Problems());
    }

    /// Checks the variants without asking anybody.
    ///
    /// @throws OnggiException with everything that is wrong with them
    static VariantRuns open(World world, List<Variant> variants, StepLog log, Cancellation stop) {
        return new VariantRuns(world, variants, log, stop);
    }

    private static List<CleaningTask> tasks(World world, List<Variant> variants) {
        var problems = new Problems();
        var models = Models.of(world.workspace());
        var tasks = new ArrayList<CleaningTask>();
        for (var variant : variants) {
            for (var key : variant.parameters().keySet()) {
                if (!PARAMETERS.contains(key)) {
                    report(problems, key);
                }
            }
            problems.collect(() -> {
                var named = world.tasks().require(variant.task(), null);
                var task = world.tasks().variant(named, variant.settings(), problems);
                var asks = task.asks();
                if (asks != null) {
                    asks.models().forEach(one -> models.check(one.name(), one.place(), problems));
                }
                tasks.add(task);
            });
        }
        if (problems.found().isEmpty() && mixed(tasks)) {
            problems.add(tasks.getFirst().place(), EvalProblem.MIXED_TASKS);
        }
        var found = problems.found().stream().distinct().toList();
        if (!found.isEmpty()) {
            throw new OnggiException(found);
        }
        return List.copyOf(tasks);
    }

    private static void report(Problems problems, String key) {
        problems.add(
                Place.of("--set"),
                EvalProblem.NO_SUCH_PARAMETER,
                key,
                String.join(", ", PARAMETERS.stream().sorted().toList()));
    }

    private static boolean mixed(List<CleaningTask> tasks) {
        return tasks.stream()
                        .map(task -> task.mode() == CleaningTask.Mode.EXTRACT)
                        .distinct()
                        .count()
                > 1;
    }

    List<CleaningTask> tasks() {
        return tasks;
    }

    Session session() {
        return session;
    }

    /// Reads a file in which there may be a truth.
    LabelledFile file(Comparing.Data named) {
        return new LabelledFile(scratch, session, step("collect/file"), named, tasks);
    }

    private StepType step(String uses) {
        return steps.find(uses).orElseThrow();
    }

    /// What each variant asks about the sample; nobody is asked yet.
    List<Planned> plan(Dataset sample) {
        var planned = new ArrayList<Planned>();
        for (int i = 0; i < tasks.size(); i++) {
            var questions =
                    TaskQuestions.of(
                            tasks.get(i),
                            sample,
                            world.workspace(),
                            world.asking(),
                            session,
                            scratch.folder().resolve("ruled-" + i + ".parquet"));
            planned.add(new Planned(variants.get(i), tasks.get(i), questions));
        }
        return List.copyOf(planned);
    }

    /// What became of a variant.
    ///
    /// @param outcome what its step gave; its dataset is there where nothing failed
    /// @param failure why there is none, or empty
    record Ran(StepOutcome outcome, List<Problem> failure) {}

    /// Cleans the sample by one variant.
    ///
    /// @param number the variant, from 0
    Ran run(int number, Dataset sample, String run) {
        var step = (CleanStepType) step("clean");
        try {
            var outcome = scratch.run(run, () -> step.step(tasks.get(number)), sample);
            var failure = new ArrayList<>(outcome.stopped());
            if (outcome.dataset() == null) {
                failure.addFirst(
                        Problem.of(
                                EvalProblem.STOPPED,
                                tasks.get(number).place(),
                                tasks.get(number).name()));
            }
            return new Ran(outcome, List.copyOf(failure));
        } catch (OnggiException e) {
            return new Ran(
                    new StepOutcome(
                            null,
                            new StepOutcome.Ledger(0, 0, 0, 0),
                            java.util.Map.of(),
                            List.of(),
                            List.of()),
                    e.problems());
        }
    }

    World world() {
        return world;
    }

    @Override
    public void close() {
        session.close();
        scratch.close();
    }
}
