package dev.onggi.cli;

import dev.onggi.run.StepState;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi mark`.
@Command(
        name = "mark",
        description =
                "Say how a step of a run ended, in place of what became of it; what waited for it goes on.",
        footer = {
            "",
            "Example: onggi mark reviews inspect success     opens a gate by hand",
            "         onggi retry reviews                    goes on behind it"
        })
final class MarkCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "The run's id, or a pipeline whose last run is meant.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "STEP", description = "A step of it.")
    private String step = "";

    @Parameters(index = "2", paramLabel = "STATE", description = "success, failed or skipped.")
    private Mark mark = Mark.SUCCESS;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    MarkCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What can be said of a step.
    private enum Mark {
        SUCCESS(StepState.SUCCEEDED),
        FAILED(StepState.FAILED),
        SKIPPED(StepState.SKIPPED);

        private final StepState state;

        Mark(StepState state) {
            this.state = state;
        }
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            var id = PastRuns.find(onggi, run).id();
            onggi.orders().mark(id, step, mark.state, System.getProperty("user.name", "?"));
            var state = mark.state.name().toLowerCase(Locale.ROOT);
            terminal.print(
                    json
                            ? JsonText.of(Map.of("run", id, "step", step, "state", state))
                            : terminal.say("mark.done", step, id, terminal.say("state." + state)));
            return Failures.DONE;
        }
    }
}
