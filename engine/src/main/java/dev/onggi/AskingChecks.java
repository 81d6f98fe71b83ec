package dev.onggi;

import dev.onggi.clean.CleanProblem;
import dev.onggi.clean.CleaningTask;
import dev.onggi.clean.ModelTask;
import dev.onggi.clean.TaskFit;
import dev.onggi.clean.TaskLibrary;
import dev.onggi.clean.ask.budget.Prices;
import dev.onggi.clean.ask.wire.Model;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.data.DatasetRepository;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.store.Store;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

/// Finds what would go wrong with asking before anything is paid, without touching the outside
/// world: models that cannot be asked, and columns that the data does not have.
final class AskingChecks {
    private final Workspace workspace;
    private final TaskLibrary tasks;
    private final Problems problems;

    AskingChecks(Workspace workspace, TaskLibrary tasks, Problems problems) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.problems = problems;
    }

    /// The models that tasks name: their keys, addresses, prices and batches.
    void models() {
        var models = Models.of(workspace);
        models.checkDefault(problems);
        for (var name : tasks.names()) {
            tasks.find(name).map(CleaningTask::asks).ifPresent(asks -> check(name, asks, models));
        }
    }

    private void check(String task, ModelTask asks, Models models) {
        for (var model : asks.models()) {
            models.check(model.name(), model.place(), problems);
        }
        if (!asks.outputs().isEmpty()
                && asks.models().isEmpty()
                && models.byDefault().equals("builtin")) {
            problems.add(asks.place(), CleanProblem.NO_MODEL, task);
        }
        for (var named : asks.asked()) {
            found(models, named)
                    .ifPresent(model -> problems.collect(() -> price(model, named.place())));
        }
        found(models, asks.asked().getFirst())
                .filter(model -> asks.tuning().inBatches() && !model.hasBatches())
                .ifPresent(model ->
                        problems.add(asks.place(), CleanProblem.NO_BATCHES, task, model.label()));
    }

    private void price(Model model, Place place) {
        Prices.of(workspace).require(model.priced(), place);
    }

    /// The model of a name; empty where something is wrong with it, which is told elsewhere.
    private static Optional<Model> found(Models models, ModelTask.Named named) {
        try {
            return models.find(named.name(), named.place());
        } catch (OnggiException e) {
            return Optional.empty();
        }
    }

    /// The columns that asking tasks name, held against the data that their pipelines collected
    /// last. A file that is newer than that may have others, so nothing is said then.
    void columns(Pipelines pipelines) {
        if (!(Store.of(workspace) instanceof Store.InFile file)) {
            return; // a server is the outside world
        }
        try (var database = file.read().orElse(null)) {
            if (database == null) {
                return;
            }
            var datasets = new DatasetRepository(database);
            for (var draft : pipelines.drafts()) {
                var pipeline = draft.pipeline();
                for (var step : pipeline.steps().order()) {
                    task(step).ifPresent(task -> columns(task, step, pipeline, datasets));
                }
            }
        }
    }

    private Optional<CleaningTask> task(StepDefinition step) {
        return step.uses().equals("clean")
                ? step.written()
                        .text("task")
                        .flatMap(tasks::find)
                        .filter(task -> task.asks() != null)
                : Optional.empty();
    }

    private void columns(
            CleaningTask task, StepDefinition step, Pipeline pipeline, DatasetRepository datasets) {
        collected(step, pipeline)
                .flatMap(source ->
                        datasets.lastRaw(pipeline.name(), source.name())
                                .filter(entry ->
                                        !isNewer(source, Instant.parse(entry.createdAt()))))
                .ifPresent(entry ->
                        TaskFit.check(task, entry.manifest().open(workspace.root()), problems));
    }

    /// The step whose rows a step reads as they were collected.
    private static Optional<StepDefinition> collected(StepDefinition step, Pipeline pipeline) {
        var above = step;
        var seen = new HashSet<String>();
        while (above.reads()) {
            var reads = pipeline.steps().reads(above.name());
            var next =
                    reads.size() == 1 && seen.add(above.name())
                            ? pipeline.steps().step(reads.getFirst())
                            : Optional.<StepDefinition>empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            above = next.get();
            if (above.reads()
                    && !above.uses().equals("check")
                    && !above.uses().startsWith("save/")) {
                return Optional.empty();
            }
        }
        return Optional.of(above);
    }

    private boolean isNewer(StepDefinition source, Instant collected) {
        var path = source.written().text("path").filter(written -> !written.contains("${"));
        if (path.isEmpty()) {
            return false;
        }
        var folder = workspace.resolve(path.get()).toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toFile().lastModified() > collected.toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
