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
            description = "A run's id or the end of it, a pipeline (its last run), or latest.")
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

    CleanedDataset cleaned(Onggi onggi) {
        var found = PastRuns.find(onggi, run);
        var datasets = new DatasetRepository(Objects.requireNonNull(onggi.metadata()));
        return new CleanedDatasets(onggi.workspace(), datasets).newest(found.id(), step);
    }
}
