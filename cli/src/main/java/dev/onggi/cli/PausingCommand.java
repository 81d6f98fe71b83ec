package dev.onggi.cli;

import dev.onggi.RunOrders;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says whether a pipeline may start runs by itself.
abstract class PausingCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final boolean paused;
    private final BiConsumer<RunOrders, String> order;
    private final String done;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String name = "";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    /// @param terminal says it
    /// @param paused whether the pipeline is paused from then on
    /// @param order makes it so
    /// @param done the message that says so
    PausingCommand(
            Terminal terminal, boolean paused, BiConsumer<RunOrders, String> order, String done) {
        this.terminal = terminal;
        this.paused = paused;
        this.order = order;
        this.done = done;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            order.accept(onggi.orders(), name);
            terminal.print(
                    json
                            ? JsonText.of(Map.of("pipeline", name, "paused", paused))
                            : terminal.say(done, name));
            return Failures.DONE;
        }
    }
}
