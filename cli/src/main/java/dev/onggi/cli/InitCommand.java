package dev.onggi.cli;

import dev.onggi.workspace.Scaffold;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(names = "--json", description = "Print the files that were written as JSON.")
    private boolean json;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var files = Scaffold.write(folder).stream().map(folder::resolve).map(Path::toString);
        if (json) {
            terminal.print(
                    JsonText.of(Map.of("workspace", folder.toString(), "files", files.toList())));
            return Failures.DONE;
        }
        files.forEach(file -> terminal.print("  " + file));
        terminal.print(terminal.say("init.next", folder, "onggi new NAME --source FILE"));
        return Failures.DONE;
    }
}
