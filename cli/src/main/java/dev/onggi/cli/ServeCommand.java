package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.server.ServerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi serve`.
@Command(
        name = "serve",
        description =
                "Run the workspace by itself: schedules, runs, notices and the API, until it is stopped.",
        footer = {
            "",
            "Example: onggi serve --workspace shop",
            "         onggi serve --port 9000",
            "         onggi serve --no-web              schedules and runs only"
        })
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();
    @Mixin private ServeOptions serving = new ServeOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + ServerOptions.PORT,
            description =
                    "Where the API listens on this machine; ${DEFAULT-VALUE} by default, 0 for any free"
                            + " one. ONGGI_BIND lets other machines in.")
    private int port;

    @Option(names = "--no-web", description = "Listen nowhere: schedules and runs only.")
    private boolean silent;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Pipelines with faults wait until they are mended; the others run.
    @Override
    public Integer call() throws InterruptedException {
        try (var onggi = workspace.open(terminal)) {
            new Failures(terminal).tell(onggi.review().problems());
            return new ServeLoop(terminal, onggi, serving).run(true, this::face);
        }
    }

    private AutoCloseable face(Onggi onggi, Serving work) {
        return silent ? () -> {} : new WebFace(terminal, serving.json()).open(onggi, work, port);
    }
}
