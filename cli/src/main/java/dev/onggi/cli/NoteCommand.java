package dev.onggi.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi note`.
@Command(
        name = "note",
        description = "Write a note to a run, in place of an earlier one.",
        footer = {"", "Example: onggi note reviews \"the shop sent last month's file\""})
final class NoteCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "The run's id, or a pipeline whose last run is meant.")
    private String run = "";

    @Parameters(
            index = "1",
            paramLabel = "TEXT",
            description = "Any text; an empty one removes the note.")
    private String text = "";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    NoteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            var id = PastRuns.find(onggi, run).id();
            onggi.orders().note(id, text);
            terminal.print(
                    json
                            ? JsonText.of(Map.of("run", id, "note", text))
                            : terminal.say(text.isEmpty() ? "note.gone" : "note.done", id));
            return Failures.DONE;
        }
    }
}
