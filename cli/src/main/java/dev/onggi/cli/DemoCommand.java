package dev.onggi.cli;

import dev.onggi.Demo;
import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.examples.ReviewExample;
import dev.onggi.examples.ReviewGenerator;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunRequest;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
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

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

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
            throw OnggiException.because(
                    e, CommandProblem.CANNOT_WRITE, folder, Failures.reason(e));
        }
        if (!json) {
            terminal.print(
                    terminal.say(
                            "demo.made", Numbers.count(rows), folder.resolve(ReviewExample.INBOX)));
        }
        var workspace = Workspaces.open(folder.toAbsolutePath(), null, terminal.environment());
        var stop = new Cancellation();
        try (var onggi = Onggi.open(workspace, WorkspaceOptions.clock(terminal));
                var interrupt = new Interrupt(stop)) {
            terminal.speak(language);
            var view = new RunView(terminal, workspace, json);
            var result = onggi.run(ReviewExample.PIPELINE, RunRequest.NOW, view, stop);
            if (!result.succeeded()) {
                return view.end(result);
            }
            var score = Demo.score(onggi, result, folder.resolve(ReviewExample.TRUTH));
            var done = new DemoView(terminal, folder, result, score);
            if (json) {
                terminal.print(JsonText.of(done.json()));
            } else {
                done.lines().forEach(terminal::print);
            }
            return Failures.DONE;
        }
    }
}
