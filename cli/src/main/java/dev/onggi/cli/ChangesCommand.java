package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.clean.change.ChangedCells;
import dev.onggi.data.Cancellation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi changes`.
@Command(
        name = "changes",
        description =
                "Show which cells a run changed: old and new value, rule or model, request and cost.",
        footer = {
            "",
            "Example: onggi changes reviews --column raw_text --model gpt-4o",
            "         onggi changes latest --rule number -o changes.csv"
        })
final class ChangesCommand implements Callable<Integer> {
    private static final long SHOWN = 20;

    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();
    @Mixin private ChangeOptions changes = new ChangeOptions();

    @ArgGroup private HowMany howMany = new HowMany();

    static final class HowMany {
        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "How many at most; 20 on a terminal by default, 0 for all.")
        private @Nullable Long limit;

        @Option(names = "--all", description = "All of them, as --json and -o give them.")
        private boolean all;

        long most(boolean forPrograms) {
            if (limit != null) {
                return Math.max(0, limit);
            }
            return all || forPrograms ? 0 : SHOWN;
        }
    }

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Write them to a CSV file.")
    private @Nullable Path output;

    ChangesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var stop = new Cancellation();
        try (var onggi = workspace.open(terminal);
                var interrupt = new Interrupt(stop)) {
            show(onggi, stop);
            return Failures.DONE;
        }
    }

    private void show(Onggi onggi, Cancellation stop) {
        var cleaned = changes.cleaned(onggi, terminal);
        var cells = new ChangedCells(onggi.duckdb(), cleaned, stop);
        var selection = changes.selection();
        long most = howMany.most(json || output != null);
        var totals = cells.totals(selection);
        if (output != null) {
            try (var file = ChangesFile.create(output)) {
                cells.read(selection, most, file::add);
                file.finish();
            }
        }
        if (json) {
            new ChangesJson(terminal, cleaned).print(totals, to -> cells.read(selection, most, to));
            return;
        }
        var view = new ChangesView(terminal, cleaned);
        if (output == null) {
            view.cells(to -> cells.read(selection, most, to));
        }
        view.totals(totals, most);
        if (output != null) {
            terminal.print(terminal.say("run.output", output));
        }
    }
}
