package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.clean.change.CleanedDataset;
import dev.onggi.clean.change.Undo;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi undo`.
@Command(
        name = "undo",
        description =
                "Write a cleaned dataset without some of its changes, as a new version beside the old.",
        footer = {
            "",
            "Example: onggi undo reviews --rule mask-pii --rows 12,31 --dry-run",
            "         onggi undo reviews --model gpt-4o --reason \"it shortened reviews\"",
            "         onggi undo reviews --restore             takes the last undo back"
        })
final class UndoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();
    @Mixin private ChangeOptions changes = new ChangeOptions();

    @Option(names = "--dry-run", description = "Only show what would go back.")
    private boolean dry;

    @Option(
            names = "--restore",
            description = "Take the last undo back: the version before it becomes the newest.")
    private boolean restore;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for those who read it later.")
    private String reason = "";

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    UndoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var stop = new Cancellation();
        try (var onggi = workspace.open(terminal);
                var interrupt = new Interrupt(stop)) {
            var cleaned = changes.cleaned(onggi, terminal);
            if (restore) {
                restore(onggi, cleaned, stop);
            } else {
                undo(onggi, cleaned, stop);
            }
            return Failures.DONE;
        }
    }

    private void undo(Onggi onggi, CleanedDataset cleaned, Cancellation stop) throws IOException {
        var selection = changes.selection();
        var undo = new Undo(onggi.duckdb(), cleaned, stop);
        var totals = undo.check(selection);
        var view = new UndoView(terminal, cleaned, selection);
        if (!json) {
            view.cells(to -> undo.look(selection, UndoView.SHOWN, to), totals);
        }
        var written = dry ? null : onggi.undo(cleaned, selection, why(), stop);
        if (json) {
            var map = new LinkedHashMap<String, Object>();
            map.put("kind", "undo");
            map.put("totals", ChangesJson.json(totals));
            print(map, onggi, cleaned, written);
        } else if (written == null) {
            view.dry(totals.cells());
        } else {
            view.written(totals.cells(), display(onggi, written), changes.restoring(cleaned));
        }
    }

    private void restore(Onggi onggi, CleanedDataset cleaned, Cancellation stop)
            throws IOException {
        var written = onggi.restore(cleaned, why(), stop);
        if (json) {
            var map = new LinkedHashMap<String, Object>();
            map.put("kind", "restore");
            print(map, onggi, cleaned, written);
        } else {
            new UndoView(terminal, cleaned, changes.selection()).restored(display(onggi, written));
        }
    }

    private void print(
            Map<String, Object> map,
            Onggi onggi,
            CleanedDataset cleaned,
            @Nullable Dataset written) {
        map.put("run", cleaned.entry().producer().runId());
        map.put("step", cleaned.entry().producer().step());
        map.put("of", cleaned.name());
        map.put("dataset", written == null ? null : display(onggi, written));
        map.put("rows", cleaned.after().rows());
        terminal.print(JsonText.of(map));
    }

    private static String display(Onggi onggi, Dataset written) {
        return onggi.workspace().display(written.file());
    }

    private Undo.Why why() {
        return new Undo.Why(System.getProperty("user.name", ""), reason);
    }
}
