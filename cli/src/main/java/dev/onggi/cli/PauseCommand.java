package dev.onggi.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi pause`.
@Command(
        name = "pause",
        description = "Let a pipeline start no runs by itself until it is resumed.",
        footer = {"", "Example: onggi pause reviews"})
final class PauseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String name = "";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    PauseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            onggi.pause(name, true);
            terminal.print(
                    json
                            ? JsonText.of(Map.of("pipeline", name, "paused", true))
                            : terminal.say("pause.done", name));
            return Failures.DONE;
        }
    }
}
