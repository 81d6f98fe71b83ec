package dev.onggi.cli;

import dev.onggi.FileCleaning;
import dev.onggi.FileLabels;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.FailedStep;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi clean`.
@Command(
        name = "clean",
        description =
                "Clean one table, without a workspace. No row is moved, or removed unless the rules merge duplicates.",
        footer = {
            "",
            "Example: onggi clean beers.csv --schema schema.yaml --truth clean.csv -o out.csv",
            "Without -o it writes NAME.clean.csv beside the file. Without --task it learns rules from the",
            "table and applies them; onggi learn FILE writes them down."
        })
final class CleanCommand implements Callable<Integer> {
    private static final int OF_A_MODEL = 1_000;

    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

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
            names = "--label",
            paramLabel = "ROWS",
            arity = "0..1",
            fallbackValue = "20",
            description =
                    "Ask what is right in some rows, keep it as NAME.truth.csv, and measure against it.")
    private @Nullable Integer label;

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

    @Option(
            names = "--report",
            paramLabel = "PAGE.html",
            description = "Write a page that shows what was changed and why.")
    private @Nullable Path report;

    @Option(names = "--strict", description = "Stop at a row with too few or too many cells.")
    private boolean strict;

    @Option(
            names = "--only-safe",
            description =
                    "Apply no learnt rules: change how cells are written, never what they say.")
    private boolean onlySafe;

    @Option(names = "--explain", description = "Print the learnt rules and why.")
    private boolean explain;

    @Option(
            names = "--ask",
            paramLabel = "QUESTIONS",
            arity = "0..1",
            fallbackValue = "20",
            description = "Ask what suspected cells should be, each value once (20 questions).")
    private @Nullable Integer ask;

    @Option(
            names = "--model",
            paramLabel = "M",
            description =
                    "Let this model of the workspace answer instead of you (1,000 questions without --ask).")
    private @Nullable String model;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    CleanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var stop = new Cancellation();
        try (var interrupt = new Interrupt(stop);
                var answers = answers(stop)) {
            var right = label == null ? truth : labelled(label, stop);
            var request =
                    new FileCleaning.Request(
                            file, task, schema, right, key, output, strict, page(), !onlySafe);
            var result =
                    FileCleaning.run(
                            request,
                            terminal.environment(),
                            WorkspaceOptions.clock(terminal),
                            new Progress(terminal, file),
                            stop,
                            cleaning ->
                                    ask == null && model == null
                                            ? cleaning
                                            : answers.questions(cleaning));
            terminal.clearProgress();
            var view = new CleanView(terminal, result, report, explain);
            if (json) {
                terminal.print(view.json(answers.json()));
            } else {
                view.lines().forEach(terminal::print);
                answers.lines().forEach(terminal::print);
            }
            return Failures.DONE;
        }
    }

    private AskedAnswers answers(Cancellation stop) {
        int most = ask == null ? OF_A_MODEL : ask;
        var onggi = model == null ? null : workspace.open(terminal);
        return new AskedAnswers(terminal, most, onggi, model, stop);
    }

    /// The rows that a person has labelled, now or earlier; null where there are none.
    private @Nullable Path labelled(int rows, Cancellation stop) {
        try (var labels =
                FileLabels.open(file, terminal.environment(), new Progress(terminal, file), stop)) {
            int kept = labels.ask(rows, new RowLabels(terminal));
            terminal.print("");
            terminal.print(terminal.say("labels.kept", Numbers.count(kept), labels.file()));
            return kept == 0 ? truth : labels.file();
        } catch (OnggiException e) {
            throw e;
        } catch (Exception e) {
            throw FailedStep.problem("labels", e);
        }
    }

    private FileCleaning.@Nullable Report page() {
        return report == null ? null : new FileCleaning.Report(report, terminal.language());
    }
}
