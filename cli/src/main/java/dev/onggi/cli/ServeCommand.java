package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `onggi serve`.
@Command(
        name = "serve",
        description = "Run the workspace by itself: schedules, runs, notices, until it is stopped.",
        footer = {"", "Example: onggi serve --workspace shop"})
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();
    @Mixin private ServeOptions serving = new ServeOptions();

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Pipelines with faults wait until they are mended; the others run.
    @Override
    public Integer call() throws InterruptedException {
        try (var onggi = workspace.open(terminal)) {
            new Failures(terminal).tell(onggi.review().problems());
            return new ServeLoop(terminal, onggi, serving).run(true);
        }
    }
}
