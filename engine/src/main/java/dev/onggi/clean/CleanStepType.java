package dev.onggi.clean;

import dev.onggi.clean.ask.Asking;
import dev.onggi.problem.Problems;
import dev.onggi.quality.check.CheckResults;
import dev.onggi.quality.truth.TruthFiles;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Setting.Kind;
import dev.onggi.step.Step;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The kind of step that cleans: `uses: clean`.
public final class CleanStepType implements StepType {
    private final Supplier<TaskLibrary> tasks;
    private final Tools tools;

    /// What clean steps work with.
    ///
    /// @param catalogue the rules that tasks can name
    /// @param truths opens truth tables of `accuracy` among a task's `validation_rules`
    /// @param results where the results of `validation_rules` are kept
    /// @param asking opens the asking of the workspace when a task first needs it
    public record Tools(
            RuleCatalogue catalogue,
            TruthFiles truths,
            CheckResults results,
            Supplier<Asking> asking) {}

    /// @param tasks the tasks of the workspace, read when first needed
    /// @param tools what the steps work with
    public CleanStepType(Supplier<TaskLibrary> tasks, Tools tools) {
        this.tasks = tasks;
        this.tools = tools;
    }

    @Override
    public String uses() {
        return "clean";
    }

    @Override
    public String description() {
        return "Cleans by the rules and column types of a task, and moves duplicates into the rejects.";
    }

    @Override
    public Rehearsal rehearsal() {
        return Rehearsal.ESTIMATES;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("task", "A task of `resources/`, by its `task_name` or its file."),
                Setting.of("columns", Kind.ANY, "Which cells may change, where no task says so."),
                Setting.of("rules", Kind.ANY, "Rules, where no task lists them."),
                Setting.text("mode", "`rewrite` or `repair`, where no task says so.")
                        .among("rewrite", "repair"),
                Setting.of(
                        "duplicates",
                        Kind.ANY,
                        "`off`, or `{by: all | [key], keep: first | last | latest(COLUMN)}`; whole rows by default."),
                Setting.text(
                                "compression",
                                "Of the processed Parquet file; the workspace's by default.")
                        .among("snappy", "zstd", "none"));
    }

    @Override
    public void validate(StepSettings settings, Problems problems) {
        problems.collect(() -> duplicates(settings));
        var written = settings.text("task");
        if (written.filter(tasks.get()::isUnread).isPresent()) {
            return;
        }
        if (written.isPresent() && !written.get().contains("${")) {
            problems.collect(() -> {
                var task = tasks.get().require(written.get(), settings.place("task"));
                new Planner(tools.catalogue()).validate(task, problems);
            });
        } else if (written.isEmpty() && !References.in(settings.node())) {
            new Planner(tools.catalogue()).validate(inline(settings, problems), problems);
        }
    }

    @Override
    public Map<String, String> dependsOn(StepSettings settings) {
        return settings.text("task")
                .map(name ->
                        tasks.get().contents(tasks.get().require(name, settings.place("task"))))
                .orElse(Map.of());
    }

    @Override
    public Step create(StepSettings settings) {
        var problems = new Problems();
        var task =
                settings.text("task")
                        .map(name -> tasks.get().require(name, settings.place("task")))
                        .orElseGet(() -> inline(settings, problems));
        problems.throwIfAny();
        return new CleanStep(task, duplicates(settings), settings.text("compression"), tools);
    }

    /// Makes a step of a task, which leaves duplicates where they are.
    ///
    /// @param task how to clean
    /// @return a new step, run once
    public Step step(CleaningTask task) {
        return new CleanStep(task, Optional.empty(), Optional.empty(), tools);
    }

    /// The task that stands at the step itself.
    private static CleaningTask inline(StepSettings settings, Problems problems) {
        var entries = new LinkedHashMap<String, YamlNode.Entry>();
        settings.node()
                .entries()
                .forEach((key, entry) -> {
                    if (List.of("columns", "rules", "mode").contains(key)) {
                        entries.put(key, entry);
                    }
                });
        var node = new YamlNode.Entries(entries, settings.node().place());
        return new TaskReader(problems).read(node, settings.name());
    }

    /// Which rows count as duplicates, or empty where none do.
    private static Optional<Duplicates> duplicates(StepSettings settings) {
        return DuplicatesReader.read(settings.get("duplicates"), settings.place("duplicates"));
    }
}
