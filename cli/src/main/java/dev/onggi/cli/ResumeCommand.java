package dev.onggi.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi resume`.
@Command(
        name = "resume",
        description = "Let a paused pipeline start runs by itself again.",
        footer = {"", "Example: onggi resume reviews"})
final class ResumeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String name = "";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            onggi.pause(name, false);
            terminal.print(
                    json
                            ? JsonText.of(Map.of("pipeline", name, "paused", false))
                            : terminal.say("resume.done", name));
            return Failures.DONE;
        }
    }
}
