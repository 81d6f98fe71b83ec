package dev.onggi.cli;

import dev.onggi.workspace.Scaffold;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `onggi init`.
@Command(
        name = "init",
        description = "Make a workspace: settings, folders, an example of a collector of your own.",
        footer = {"", "Example: onggi init shop"})
final class InitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "DIR",
            description = "The folder; made if need be, nothing in it is overwritten.")
    private Path folder = Path.of("");

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (var file : Scaffold.write(folder)) {
            terminal.print("  " + folder.resolve(file));
        }
        terminal.print(terminal.say("init.next", folder, "onggi new NAME --source FILE"));
        return Failures.DONE;
    }
}
