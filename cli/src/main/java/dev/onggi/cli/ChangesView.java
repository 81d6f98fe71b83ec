package dev.onggi.cli;

import dev.onggi.clean.change.ChangeTotals;
import dev.onggi.clean.change.ChangedCell;
import dev.onggi.clean.change.ChangedCell.ByModel;
import dev.onggi.clean.change.CleanedDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Changed cells on a terminal, old and new side by side. The first ones are looked at for the
/// widths of the columns; from then on each is shown when it comes.
final class ChangesView {
    private static final int LOOKED_AT = 200;
    private static final int WIDE = 120;
    private static final int SHORT = 8;

    private final Terminal terminal;
    private final CleanedDataset cleaned;
    private final List<ChangedCell> first = new ArrayList<>();
    private @Nullable ChangeLines lines;
    private long shown;

    ChangesView(Terminal terminal, CleanedDataset cleaned) {
        this.terminal = terminal;
        this.cleaned = cleaned;
    }

    /// Shows cells.
    ///
    /// @param cells gives every cell to a reader
    void cells(Consumer<Consumer<ChangedCell>> cells) {
        var producer = cleaned.entry().producer();
        Wrapping.of(
                        "",
                        terminal.say(
                                "changes.of", producer.runId(), producer.step(), cleaned.name()),
                        terminal.width())
                .forEach(terminal::print);
        cells.accept(this::cell);
        begin();
    }

    private void cell(ChangedCell cell) {
        shown++;
        if (lines != null) {
            print(lines, cell);
        } else {
            first.add(cell);
            if (first.size() == LOOKED_AT) {
                begin();
            }
        }
    }

    private void begin() {
        if (lines == null && !first.isEmpty()) {
            var begun =
                    new ChangeLines(
                            terminal, ChangeLines.Header.CHANGES, terminal.width(), names(first));
            lines = begun;
            terminal.print("");
            terminal.print(begun.header());
            first.forEach(cell -> print(begun, cell));
            first.clear();
        }
    }

    /// Of the first cells; a later row's id is rarely longer than the number of rows.
    private List<ChangeLines.Names> names(List<ChangedCell> cells) {
        var longest = String.valueOf(cleaned.before().rows());
        return cells.stream()
                .flatMap(cell ->
                        Stream.of(cell.row(), longest)
                                .map(row -> new ChangeLines.Names(row, cell.column(), by(cell))))
                .toList();
    }

    private void print(ChangeLines to, ChangedCell cell) {
        terminal.print(
                to.line(
                        new ChangeLines.Names(cell.row(), cell.column(), by(cell)),
                        cell.before(),
                        cell.after()));
        if (!to.fits(by(cell))) {
            detail(by(cell));
        }
        if (cell.model() != null) {
            detail(details(cell.model()));
        }
    }

    private void detail(String text) {
        Wrapping.of("    ", text, terminal.width()).forEach(terminal::print);
    }

    private static String by(ChangedCell cell) {
        var names = new ArrayList<>(cell.rules());
        if (cell.model() != null) {
            names.add(brief(cell.model().name()));
        }
        return String.join(", ", names);
    }

    /// Of a model that is named by an address, what stands behind the address.
    private static String brief(String model) {
        return model.substring(model.lastIndexOf('#') + 1);
    }

    private String details(ByModel model) {
        boolean wide = terminal.width() >= WIDE;
        var paid = model.paid();
        var request = wide ? model.call() : cut(model.call());
        var prompt = wide ? model.prompt() : cut(model.prompt());
        if (paid == null) {
            return terminal.say("changes.unknown", prompt, request);
        }
        return paid.run().equals(cleaned.entry().producer().runId())
                ? terminal.say("changes.paid", prompt, request, Numbers.money(paid.usd()))
                : terminal.say("changes.cached", prompt, request, paid.run());
    }

    private static String cut(String id) {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    /// Shows how many cells were changed, and by whom.
    ///
    /// @param most cells that were to be shown; 0 for all
    void totals(ChangeTotals totals, long most) {
        if (totals.cells() == 0) {
            terminal.print(terminal.say("changes.none"));
            return;
        }
        if (most > 0 && most < totals.cells()) {
            terminal.print(
                    terminal.say("changes.more", Numbers.count(totals.cells() - shown), "--all"));
        }
        tables(totals).forEach(terminal::print);
        terminal.print("");
        terminal.print(terminal.say("changes.total", Numbers.count(totals.cells())));
    }

    /// Cells by column, and by rule or model.
    private List<String> tables(ChangeTotals totals) {
        var columns =
                new TableView(terminal.say("clean.column"), ">" + terminal.say("clean.cells"));
        totals.columns().forEach((column, cells) -> columns.row(column, Numbers.count(cells)));
        boolean costs = !totals.models().isEmpty();
        var by =
                costs
                        ? new TableView(
                                terminal.say("changes.by"),
                                ">" + terminal.say("clean.cells"),
                                ">" + terminal.say("changes.cost"))
                        : new TableView(
                                terminal.say("clean.rule"), ">" + terminal.say("clean.cells"));
        totals.rules().forEach((rule, cells) -> by.row(rule, Numbers.count(cells), ""));
        totals.models()
                .forEach((model, answers) ->
                        by.row(
                                model,
                                Numbers.count(answers.cells()),
                                Numbers.money(answers.usd()) + " USD"));
        var lines = new ArrayList<String>(List.of(""));
        lines.addAll(columns.lines(terminal.width()));
        lines.add("");
        lines.addAll(by.lines(terminal.width()));
        return lines;
    }
}
