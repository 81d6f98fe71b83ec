package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.DatasetRepository;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.StepDefinition;
import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What is learnt from, and where the rules go.
///
/// @param data the table
/// @param task the task whose rules the learnt ones follow, or null
/// @param rules the file to write
record LearnTarget(Path data, @Nullable Path task, Path rules) {
    private static final String ENDING = ".rules.yaml";

    /// Finds a file, or else what a pipeline collected last and the task of its clean step.
    static LearnTarget of(String name, WorkspaceOptions options, Terminal terminal) {
        var file = Path.of(name);
        return Files.exists(file)
                ? new LearnTarget(file, null, beside(file, options, terminal))
                : pipeline(name, options, terminal);
    }

    /// In a workspace among its resources, else beside the file.
    private static Path beside(Path file, WorkspaceOptions options, Terminal terminal) {
        var rules = stem(file) + ENDING;
        var here = Path.of("").toAbsolutePath();
        return options.given() || Workspaces.find(here).isPresent()
                ? options.workspace(terminal).resolve("resources").resolve(rules)
                : file.resolveSibling(rules);
    }

    private static LearnTarget pipeline(String name, WorkspaceOptions options, Terminal terminal) {
        try (var onggi = options.open(terminal)) {
            var pipeline =
                    onggi.pipelines().all().stream()
                            .filter(p -> p.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> nothing(name, terminal, "learn.unknown"));
            var task = onggi.workspace().resolve(task(onggi, pipeline, terminal));
            var rules = task.resolveSibling(stem(task) + ENDING);
            return new LearnTarget(collected(onggi, pipeline, terminal), task, rules);
        }
    }

    private static String task(Onggi onggi, Pipeline pipeline, Terminal terminal) {
        return pipeline.steps().order().stream()
                .filter(step -> step.uses().equals("clean"))
                .flatMap(step -> step.written().text("task").stream())
                .flatMap(task -> onggi.tasks().find(task).stream())
                .map(task -> task.place().file())
                .findFirst()
                .orElseThrow(() -> nothing(pipeline.name(), terminal, "learn.taskless"));
    }

    private static Path collected(Onggi onggi, Pipeline pipeline, Terminal terminal) {
        var metadata = onggi.metadata();
        if (metadata != null) {
            var datasets = new DatasetRepository(metadata);
            for (StepDefinition step : pipeline.steps().order()) {
                var raw = datasets.lastRaw(pipeline.name(), step.name());
                if (raw.isPresent()) {
                    return onggi.workspace().resolve(raw.get().manifest().file());
                }
            }
        }
        throw nothing(pipeline.name(), terminal, "learn.uncollected");
    }

    private static OnggiException nothing(String name, Terminal terminal, String why) {
        return OnggiException.of(CommandProblem.NOTHING_TO_LEARN_FROM, name, terminal.say(why));
    }

    private static String stem(Path file) {
        var name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
