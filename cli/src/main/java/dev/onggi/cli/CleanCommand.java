package dev.onggi.cli;

import dev.onggi.FileCleaning;
import dev.onggi.data.Cancellation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi clean`.
@Command(
        name = "clean",
        description = "Clean one table, without a workspace. No row is removed or moved.",
        footer = {
            "",
            "Example: onggi clean beers.csv --schema schema.yaml --truth clean.csv -o out.csv",
            "Without -o it writes NAME.clean.csv beside the file. Without --task it learns rules from the",
            "table and applies them; onggi learn FILE writes them down."
        })
final class CleanCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description = "CSV, Excel, JSON, XML or Parquet, packed or not.")
    private Path file = Path.of("");

    @Option(
            names = "--task",
            paramLabel = "T",
            description = "A cleaning task: a file, or a name in the workspace.")
    private @Nullable String task;

    @Option(
            names = "--schema",
            paramLabel = "S",
            description = "What is declared about the columns.")
    private @Nullable Path schema;

    @Option(
            names = "--truth",
            paramLabel = "CLEAN",
            description = "The right table, to measure against.")
    private @Nullable Path truth;

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            description = "Pairs rows with the truth; by position otherwise.")
    private @Nullable String key;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Where to write.")
    private @Nullable Path output;

    @Option(names = "--strict", description = "Stop at a row with too few or too many cells.")
    private boolean strict;

    @Option(
            names = "--only-safe",
            description =
                    "Apply no learnt rules: change how cells are written, never what they say.")
    private boolean onlySafe;

    @Option(names = "--explain", description = "Print the learnt rules and why.")
    private boolean explain;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    CleanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var stop = new Cancellation();
        try (var interrupt = new Interrupt(stop)) {
            var request =
                    new FileCleaning.Request(
                            file, task, schema, truth, key, output, strict, !onlySafe);
            var result =
                    FileCleaning.run(
                            request, terminal.environment(), new Progress(terminal, file), stop);
            terminal.clearProgress();
            var view = new CleanView(terminal, result, explain);
            if (json) {
                terminal.print(view.json());
            } else {
                view.lines().forEach(terminal::print);
            }
            return Failures.DONE;
        }
    }
}
