package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunRepository;
import dev.onggi.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi show`.
@Command(
        name = "show",
        description =
                "Show what a file holds, what a dataset is, or how the last run of a pipeline went.",
        footer = {
            "",
            "Example: onggi show inbox/orders.csv      its columns, with types to paste",
            "         onggi show reviews               the last run of the pipeline reviews",
            "         onggi show reviews --diff 1 2    what changed in its file",
            "         onggi show data/output/reviews_20240305_060000.csv"
        })
final class ShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(
            paramLabel = "NAME",
            description = "A run, a pipeline, a dataset (its path or its source), or any file.")
    private String name = "";

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "What NAME is, where it may be several: run, pipeline, dataset or file.")
    private Target.@Nullable Kind as;

    @Option(
            names = "--versions",
            description = "Of a pipeline: the versions with which something was run.")
    private boolean versions;

    @Option(
            names = "--diff",
            arity = "2",
            paramLabel = "VERSION",
            description = "Of a pipeline: what is different between two versions.")
    private int[] diff = {};

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many of the first rows; ${DEFAULT-VALUE} by default.")
    private int rows;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What can be printed as lines or as JSON.
    interface View {
        List<String> lines();

        Map<String, Object> json();

        /// The exit status.
        default int status() {
            return Failures.DONE;
        }
    }

    @Override
    public Integer call() {
        var here = Path.of("").toAbsolutePath();
        if (!workspace.given() && Workspaces.find(here).isEmpty()) {
            return show(null, here);
        }
        try (var onggi = workspace.open(terminal)) {
            if (versions || diff.length == 2) {
                print(versions(onggi));
                return Failures.DONE;
            }
            return show(onggi, here);
        }
    }

    private int show(@Nullable Onggi onggi, Path here) {
        var targets = new Targets(onggi, here);
        var found = targets.find(name);
        if (found.isEmpty()) {
            var nearest =
                    targets.nearest(name).stream()
                            .map(n -> "`" + n + "`")
                            .collect(Collectors.joining(", "));
            throw OnggiException.of(
                    Targets.isPath(name)
                            ? CommandProblem.NO_SUCH_FILE
                            : CommandProblem.NO_SUCH_NAME,
                    name,
                    nearest);
        }
        var target = chosen(found);
        var stop = new Cancellation();
        try (var interrupt = new Interrupt(stop)) {
            var view = view(target, onggi, here, stop);
            print(view, found, target);
            return view.status();
        }
    }

    private Target chosen(List<Target> found) {
        return found.stream()
                .filter(t -> as == null || t.kind() == as)
                .findFirst()
                .orElseThrow(() ->
                        OnggiException.of(
                                CommandProblem.NOT_OF_KIND,
                                name,
                                kind(Objects.requireNonNull(as)),
                                found.stream()
                                        .map(t -> kind(t.kind()))
                                        .collect(Collectors.joining(", "))));
    }

    private View view(Target target, @Nullable Onggi onggi, Path here, Cancellation stop) {
        return switch (target) {
            case Target.OfRun(var run) ->
                    new RunRecordView(terminal, Objects.requireNonNull(onggi), run);
            case Target.OfPipeline(var pipeline, var file, var latest) ->
                    latest == null
                            ? new NewPipelineView(
                                    terminal,
                                    pipeline,
                                    String.valueOf(file),
                                    Objects.requireNonNull(onggi)
                                            .upkeep()
                                            .paused(pipeline)
                                            .orElse(null))
                            : new RunRecordView(terminal, Objects.requireNonNull(onggi), latest);
            case Target.OfDataset(var entry) ->
                    DatasetView.of(terminal, Objects.requireNonNull(onggi), entry, rows, stop);
            case Target.OfFile(var path) -> {
                var space =
                        onggi == null
                                ? Workspaces.none(here, terminal.environment())
                                : onggi.workspace();
                yield FileView.of(terminal, space, path, rows, stop);
            }
        };
    }

    private View versions(Onggi onggi) {
        var database = onggi.metadata();
        if (database == null) {
            return new VersionsView(terminal, onggi.workspace().zone(), name, List.of());
        }
        var runs = new RunRepository(database);
        return diff.length == 2
                ? new VersionDiff(
                        terminal, name, runs.version(name, diff[0]), runs.version(name, diff[1]))
                : new VersionsView(terminal, onggi.workspace().zone(), name, runs.versions(name));
    }

    private void print(View view) {
        terminal.clearProgress();
        if (json) {
            terminal.print(JsonText.of(view.json()));
        } else {
            view.lines().forEach(terminal::print);
        }
    }

    private void print(View view, List<Target> found, Target target) {
        print(view);
        if (json) {
            return;
        }
        for (var other : found) {
            if (other.kind() != target.kind()) {
                var also =
                        terminal.say(
                                "show.also",
                                name,
                                kind(other.kind()),
                                "--as " + other.kind().name().toLowerCase(Locale.ROOT));
                Wrapping.of("! ", also, terminal.width()).forEach(terminal::print);
            }
        }
    }

    private String kind(Target.Kind kind) {
        return terminal.say("kind." + kind.name().toLowerCase(Locale.ROOT));
    }
}
