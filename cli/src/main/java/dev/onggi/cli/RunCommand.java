package dev.onggi.cli;

import dev.onggi.data.Cancellation;
import dev.onggi.run.RunRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi run`.
@Command(
        name = "run",
        description = "Run a pipeline now.",
        footer = {"", "Example: onggi run reviews --set task_file=review_cleaning"})
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A parameter of the pipeline.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Run for the day before DATE; watermarks are neither used nor moved.")
    private @Nullable LocalDate date;

    @Option(
            names = "--sample",
            paramLabel = "ROWS",
            description = "Collect no more than so many rows; watermarks are not moved.")
    private long sample;

    @Option(
            names = "--until",
            paramLabel = "STEP",
            description = "Run this step and what it needs.")
    private @Nullable String until;

    @Option(
            names = "--from",
            paramLabel = "STEP",
            description =
                    "Run this step and what comes after it; what it needs is taken from the latest run that has it.")
    private @Nullable String from;

    @Option(
            names = "--only",
            paramLabel = "STEP",
            description =
                    "Run this step alone; what it needs is taken from the latest run that has it.")
    private @Nullable String only;

    @Option(
            names = "--estimate",
            description =
                    "Stop before the first paid call and tell what asking will take; nothing is published or remembered.")
    private boolean estimate;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            var zone = onggi.workspace().zone();
            var request =
                    new RunRequest(
                            params,
                            date == null ? null : date.atStartOfDay(zone).toInstant(),
                            sample,
                            until,
                            estimate,
                            from,
                            only);
            var stop = new Cancellation();
            var interrupt = new Interrupt(stop);
            try (interrupt) {
                var view = new RunView(terminal, onggi.workspace(), json);
                var result = onggi.run(pipeline, request, view, stop);
                return estimate && result.succeeded() && !json
                        ? new EstimateView(terminal).end(result)
                        : view.end(result);
            }
        }
    }
}
