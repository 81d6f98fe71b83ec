package dev.onggi.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi cancel`.
@Command(
        name = "cancel",
        description = "Tell a run, and the runs it has begun, to end.",
        footer = {"", "Example: onggi cancel reviews"})
final class CancelCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(
            paramLabel = "RUN",
            description = "The run's id, or a pipeline's name for its latest run.")
    private String name = "";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    CancelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            var run = PastRuns.find(onggi, name);
            var told = onggi.orders().cancel(run.id());
            if (json) {
                terminal.print(JsonText.of(Map.of("run", run.id(), "cancelled", told)));
            } else {
                terminal.print(
                        told.isEmpty()
                                ? terminal.say("cancel.over", run.id())
                                : terminal.say("cancel.done", String.join(", ", told)));
            }
            return Failures.DONE;
        }
    }
}
