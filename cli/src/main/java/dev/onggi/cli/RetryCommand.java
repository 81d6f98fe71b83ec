package dev.onggi.cli;

import dev.onggi.data.Cancellation;
import dev.onggi.run.RetryPlan;
import dev.onggi.run.RetryRequest;
import dev.onggi.run.StepState;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi retry`.
@Command(
        name = "retry",
        description =
                "Repeat what did not end well in a run, and what something has changed for, with today's files.",
        footer = {
            "",
            "Example: onggi retry reviews                    the last run of reviews",
            "         onggi retry reviews --from refine --dry-run"
        })
final class RetryCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(
            paramLabel = "RUN",
            description = "The run's id, or a pipeline whose last run is meant.")
    private String run = "";

    @Option(
            names = "--from",
            paramLabel = "STEP",
            description = "Repeat this step and what comes after it, and nothing else.")
    private @Nullable String from;

    @Option(
            names = "--failed",
            description = "Repeat only what failed or stopped, and what comes after it.")
    private boolean failed;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description =
                    "Repeat only steps of these states, and what comes after them: failed, stopped, skipped, cancelled, succeeded.")
    private Set<StepState> states = new LinkedHashSet<>();

    @Option(
            names = "--same-version",
            description = "Go on with the pipeline as it was when the run began.")
    private boolean sameVersion;

    @Option(
            names = "--budget",
            paramLabel = "USD",
            description =
                    "What asking models may cost the run in all, in place of what its tasks say.")
    private @Nullable BigDecimal budget;

    @Option(names = "--dry-run", description = "Only show what would be repeated.")
    private boolean dry;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    RetryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            var orders = onggi.orders();
            var plan = orders.plan(PastRuns.find(onggi, run).id(), request());
            if (dry || plan.nothing()) {
                show(plan);
                return Failures.DONE;
            }
            if (!json) {
                show(plan);
            }
            var stop = new Cancellation();
            try (var interrupt = new Interrupt(stop)) {
                var view = new RunView(terminal, onggi.workspace(), json);
                return view.end(orders.again(plan, view, stop));
            }
        }
    }

    private RetryRequest request() {
        var chosen = new LinkedHashSet<>(states);
        if (failed) {
            chosen.add(StepState.FAILED);
            chosen.add(StepState.STOPPED);
        }
        return new RetryRequest(from, chosen, sameVersion, budget);
    }

    private void show(RetryPlan plan) {
        var view = new RetryView(terminal, plan);
        if (json) {
            terminal.print(JsonText.of(view.json()));
        } else {
            view.lines().forEach(terminal::print);
        }
    }
}
