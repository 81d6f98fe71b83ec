package dev.onggi.cli;

import dev.onggi.problem.OnggiException;
import dev.onggi.report.Report;
import dev.onggi.run.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi report`.
@Command(
        name = "report",
        description = "Tell how well the workspace did, against `targets:` of onggi.yaml.",
        footer = {"", "Example: onggi report --days 7 --html week.html"})
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "The last so many days; ${DEFAULT-VALUE} by default.")
    private int days;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page for a browser as well.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > 3660) {
            throw OnggiException.of(
                    CommandProblem.NOT_ONE_OF, "--days", Integer.toString(days), "", "1 - 3660");
        }
        try (var onggi = workspace.open(terminal)) {
            var now = onggi.clock().instant();
            var period = new Period(now.minus(Duration.ofDays(days)), now.plusSeconds(1));
            var report = onggi.upkeep().report(period, onggi.pipelines().all());
            if (report.isPresent()) {
                show(report.get());
            } else {
                terminal.print(json ? "{}" : terminal.say("runs.none", "onggi run PIPELINE"));
            }
            return Failures.DONE;
        }
    }

    private void show(Report report) {
        var view = new ReportView(terminal, report, days);
        if (json) {
            terminal.print(JsonText.of(report.json(terminal.language())));
        } else {
            view.lines(terminal.width()).forEach(terminal::print);
        }
        if (html != null) {
            try {
                Files.writeString(html, new ReportPage(terminal, view).html());
            } catch (IOException e) {
                throw OnggiException.because(
                        e, CommandProblem.CANNOT_WRITE, html, String.valueOf(e.getMessage()));
            }
        }
    }
}
