package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.clean.change.CleanedDataset;
import dev.onggi.clean.change.CleanedDatasets;
import dev.onggi.clean.change.Selection;
import dev.onggi.data.DatasetRepository;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which changed cells of which run a command is about.
final class ChangeOptions {
    @Parameters(
            paramLabel = "RUN",
            description =
                    "A run's id or the end of it, a pipeline (its last run that cleaned), or latest.")
    private String run = "";

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "The clean step, where the run has several.")
    private @Nullable String step;

    @Option(
            names = "--column",
            paramLabel = "C",
            description = "Only cells of this column; may be given again.")
    private List<String> columns = List.of();

    @Option(
            names = "--rule",
            paramLabel = "R",
            description = "Only cells that this rule had a part in; may be given again.")
    private List<String> rules = List.of();

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "Only cells that this model changed; may be given again.")
    private List<String> models = List.of();

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "ID",
            description = "Only these rows, by id.")
    private List<String> rows = List.of();

    Selection selection() {
        return new Selection(columns, rules, models, rows.stream().map(String::strip).toList());
    }

    /// What the run cleaned; where a pipeline is named, what the last of its runs that cleaned did,
    /// which is told where that is not its last one.
    CleanedDataset cleaned(Onggi onggi, Terminal terminal) {
        var last = PastRuns.find(onggi, run);
        var all =
                new CleanedDatasets(
                        onggi.workspace(),
                        new DatasetRepository(Objects.requireNonNull(onggi.metadata())));
        var meant =
                last.pipeline().equals(run)
                        ? PastRuns.of(onggi, run).stream()
                                .filter(one -> all.cleaned(one.id()))
                                .findFirst()
                                .orElse(last)
                        : last;
        if (!meant.equals(last)) {
            var state = terminal.say("state." + last.state());
            var told = terminal.say("changes.earlier", last.id(), state, meant.id());
            Wrapping.of("! ", told, terminal.width()).forEach(terminal::tell);
        }
        return all.newest(meant.id(), step);
    }

    /// The command that takes the last undoing of the same dataset back.
    String restoring(CleanedDataset cleaned) {
        var restoring = "onggi undo " + cleaned.entry().producer().runId() + " --restore";
        return step == null ? restoring : restoring + " --step " + step;
    }
}
