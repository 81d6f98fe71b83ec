package dev.onggi.cli;

import dev.onggi.Demo;
import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.examples.ReviewExample;
import dev.onggi.examples.ReviewGenerator;
import dev.onggi.quality.truth.RepairScore;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `onggi demo`.
@Command(
        name = "demo",
        description =
                "Clean generated customer reviews whose truth is known, and show what was done.",
        footer = {"", "Example: onggi demo --dir /tmp/onggi-demo --rows 100000"})
final class DemoCommand implements Callable<Integer> {
    private static final long SEED = 20_250_101;

    private final Terminal terminal;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where to work (${DEFAULT-VALUE}).")
    private Path folder = Path.of("onggi-demo");

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many reviews (${DEFAULT-VALUE}).")
    private int rows = 5_000;

    @Option(names = "--seed", paramLabel = "N", description = "Which reviews (${DEFAULT-VALUE}).")
    private long seed = SEED;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var language = terminal.language();
        try {
            ReviewExample.copyTo(folder);
            new ReviewGenerator(seed, rows)
                    .write(
                            folder.resolve(ReviewExample.INBOX),
                            folder.resolve(ReviewExample.TRUTH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.print(
                terminal.say(
                        "demo.made", Numbers.count(rows), folder.resolve(ReviewExample.INBOX)));
        var workspace = Workspaces.open(folder.toAbsolutePath(), null, terminal.environment());
        var stop = new Cancellation();
        try (var onggi = Onggi.open(workspace, WorkspaceOptions.clock(terminal));
                var interrupt = new Interrupt(stop)) {
            terminal.speak(language);
            var view = new RunView(terminal, workspace, false);
            var result = onggi.run(ReviewExample.PIPELINE, RunRequest.NOW, view, stop);
            if (!result.succeeded()) {
                return view.end(result);
            }
            var score = Demo.score(onggi, result, folder.resolve(ReviewExample.TRUTH));
            table(result, score).lines(terminal.width()).forEach(terminal::print);
            terminal.print("");
            Demo.outputs(result)
                    .forEach(path ->
                            terminal.print(terminal.say("run.output", folder.resolve(path))));
            terminal.print(
                    terminal.say(
                            "demo.next", "cd " + folder, "onggi show " + ReviewExample.PIPELINE));
            return Failures.DONE;
        }
    }

    private TableView table(RunResult result, RepairScore score) {
        var rows = result.rows();
        var scores = RunView.scores(result);
        terminal.print("");
        var table = new TableView(terminal.say("demo.what"), ">" + terminal.say("demo.count"));
        table.row(terminal.say("demo.in"), Numbers.count(rows.in()));
        table.row(terminal.say("demo.out"), Numbers.count(rows.out()));
        table.row(terminal.say("demo.rejected"), Numbers.count(rows.rejected()));
        table.row(terminal.say("demo.changed"), Numbers.count(rows.changed()));
        Demo.byRule(result).forEach((rule, cells) -> table.row("  " + rule, Numbers.count(cells)));
        table.row(
                terminal.say("demo.quality"),
                Numbers.score(scores.getOrDefault("before", 0.0))
                        + " -> "
                        + Numbers.score(scores.getOrDefault("after", 0.0)));
        var all = score.total();
        table.row(
                terminal.say("demo.accuracy"),
                Numbers.share(all.rightBefore()) + " -> " + Numbers.share(all.rightAfter()));
        table.row(terminal.say("demo.removed"), Numbers.share(all.removed()));
        table.row(
                terminal.say("demo.harm"), String.format(Locale.ROOT, "%.3f %%", all.harm() * 100));
        table.row(terminal.say("demo.time"), Numbers.seconds(result.took()));
        return table;
    }
}
