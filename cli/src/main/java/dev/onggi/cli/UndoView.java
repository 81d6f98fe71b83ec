package dev.onggi.cli;

import dev.onggi.clean.change.ChangeTotals;
import dev.onggi.clean.change.CleanedDataset;
import dev.onggi.clean.change.RestoredCell;
import dev.onggi.clean.change.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What undoing does, on a terminal.
record UndoView(Terminal terminal, CleanedDataset cleaned, Selection selection) {
    /// Cells that are shown.
    static final int SHOWN = 10;

    /// Shows the first cells that go back, how many there are, and what is lost with them.
    void cells(Consumer<Consumer<RestoredCell>> cells, ChangeTotals totals) {
        var first = new ArrayList<RestoredCell>();
        cells.accept(first::add);
        var names = first.stream().map(UndoView::names).toList();
        var lines = new ChangeLines(terminal, ChangeLines.Header.UNDONE, terminal.width(), names);
        terminal.print(lines.header());
        first.forEach(cell -> terminal.print(lines.line(names(cell), cell.now(), cell.restored())));
        if (totals.cells() > first.size()) {
            terminal.print(terminal.say("undo.more", Numbers.count(totals.cells() - first.size())));
        }
        terminal.print("");
        table(totals).forEach(terminal::print);
        also(totals);
    }

    private static ChangeLines.Names names(RestoredCell cell) {
        return new ChangeLines.Names(cell.row(), cell.column(), "");
    }

    private List<String> table(ChangeTotals totals) {
        var table = new TableView(terminal.say("clean.column"), ">" + terminal.say("clean.cells"));
        totals.columns().forEach((column, count) -> table.row(column, Numbers.count(count)));
        return table.lines(terminal.width());
    }

    /// Whole cells go back, so others may lose their part in them.
    private void also(ChangeTotals totals) {
        if (!selection.byReason()) {
            return;
        }
        var others = new LinkedHashMap<>(totals.undoneRules());
        selection.rules().forEach(others::remove);
        if (selection.models().isEmpty()) {
            totals.models().forEach((model, answers) -> others.put(model, answers.cells()));
        }
        if (!others.isEmpty()) {
            var named =
                    others.entrySet().stream()
                            .map(one -> one.getKey() + " " + Numbers.count(one.getValue()))
                            .collect(Collectors.joining(", "));
            Wrapping.of("! ", terminal.say("undo.also", named), terminal.width())
                    .forEach(terminal::print);
        }
    }

    /// Shows what would have been written.
    void dry(long cells) {
        terminal.print("");
        print("undo.dry", Numbers.count(cells), cleaned.name());
    }

    /// Shows what was written.
    ///
    /// @param file the new version
    /// @param restoring the command that takes it back
    void written(long cells, String file, String restoring) {
        terminal.print("");
        print("undo.done", Numbers.count(cells), file);
        print("undo.stays", cleaned.name());
        print("undo.later");
        terminal.print(terminal.say("undo.restore", restoring));
        terminal.print(terminal.say("run.next", "onggi show " + file));
    }

    /// Shows what was restored.
    ///
    /// @param file the new version
    void restored(String file) {
        print("undo.restored", file);
        print("undo.stays", cleaned.name());
        terminal.print(terminal.say("run.next", "onggi show " + file));
    }

    private void print(String key, Object... args) {
        Wrapping.of("", terminal.say(key, args), terminal.width()).forEach(terminal::print);
    }
}
