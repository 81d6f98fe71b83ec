package dev.onggi.cli;

import dev.onggi.problem.OnggiException;
import dev.onggi.store.Store;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `onggi worker`.
@Command(
        name = "worker",
        description = "Help to work on the steps of a workspace whose store is PostgreSQL.",
        footer = {"", "Example: onggi worker --workspace shop --label gpu"})
final class WorkerCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();
    @Mixin private ServeOptions serving = new ServeOptions();

    WorkerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var onggi = workspace.open(terminal)) {
            if (Store.of(onggi.workspace()) instanceof Store.InFile) {
                throw OnggiException.of(CommandProblem.ONE_PROCESS);
            }
            return new ServeLoop(terminal, onggi, serving).run(false, ServeLoop.Face.NONE);
        }
    }
}
