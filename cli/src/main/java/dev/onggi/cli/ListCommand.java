package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.pipeline.Pipelines;
import dev.onggi.run.RunRepository;
import dev.onggi.run.RunRepository.RecordedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi list`.
@Command(
        name = "list",
        description = "List the pipelines with their steps and last runs.",
        footer = {"", "Example: onggi list --workspace shop"})
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            if (json) {
                terminal.print(toJson(onggi));
            } else {
                print(onggi);
            }
            var problems = onggi.pipelines().problems();
            if (!problems.isEmpty()) {
                terminal.tell(terminal.say("list.problems", problems.size(), "onggi validate"));
            }
            return Failures.DONE;
        }
    }

    private void print(Onggi onggi) {
        var pipelines = onggi.pipelines();
        if (!pipelines.all().isEmpty()) {
            table(onggi).lines(terminal.width()).forEach(terminal::print);
        } else if (pipelines.broken().isEmpty()) {
            terminal.print(terminal.say("list.none", "onggi new NAME --source FILE"));
        }
        for (var broken : pipelines.broken()) {
            var problem = broken.problems().getFirst().line(terminal.language());
            Wrapping.of("✗ ", broken.name() + "  " + problem, terminal.width())
                    .forEach(terminal::print);
        }
    }

    private TableView table(Onggi onggi) {
        var table =
                new TableView(
                        terminal.say("list.pipeline"),
                        terminal.say("list.last"),
                        terminal.say("list.state"),
                        terminal.say("list.steps"),
                        terminal.say("list.description"));
        var zone = onggi.workspace().zone();
        for (var pipeline : onggi.pipelines().all()) {
            var last = last(onggi, pipeline);
            table.row(
                    pipeline.name(),
                    last.map(run -> Times.minute(run.startedAt(), zone)).orElse("-"),
                    state(onggi, pipeline, last.orElse(null)),
                    steps(pipeline),
                    pipeline.about().description());
        }
        return table;
    }

    private String state(Onggi onggi, Pipeline pipeline, @Nullable RecordedRun last) {
        var words = new ArrayList<String>();
        if (onggi.upkeep().paused(pipeline.name()).isPresent()) {
            words.add(terminal.say("list.paused"));
        }
        if (last != null) {
            words.add(terminal.say("state." + last.state()));
        }
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    private static String steps(Pipeline pipeline) {
        return String.join(
                " > ", pipeline.steps().order().stream().map(step -> step.name()).toList());
    }

    private static Optional<RecordedRun> last(Onggi onggi, Pipeline pipeline) {
        var metadata = onggi.metadata();
        return metadata == null
                ? Optional.empty()
                : new RunRepository(metadata).find(pipeline.name());
    }

    private String toJson(Onggi onggi) {
        var pipelines = onggi.pipelines();
        var list = new ArrayList<Map<String, Object>>();
        pipelines.all().forEach(pipeline -> list.add(toMap(onggi, pipeline)));
        pipelines.broken().forEach(broken -> list.add(toMap(broken)));
        return JsonText.of(list);
    }

    private static Map<String, Object> toMap(Onggi onggi, Pipeline pipeline) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", pipeline.name());
        map.put("description", pipeline.about().description());
        map.put("file", pipeline.place().file());
        map.put("steps", pipeline.steps().order().stream().map(s -> s.name()).toList());
        map.put("paused", onggi.upkeep().paused(pipeline.name()).isPresent());
        last(onggi, pipeline)
                .ifPresent(run -> {
                    map.put("last_run", run.id());
                    map.put("last_state", run.state());
                });
        return map;
    }

    private Map<String, Object> toMap(Pipelines.Broken broken) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", broken.name());
        map.put("file", broken.file());
        map.put(
                "problems",
                broken.problems().stream().map(p -> p.line(terminal.language())).toList());
        return map;
    }
}
