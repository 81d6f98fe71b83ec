package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.Period;
import dev.onggi.run.RunRepository.RecordedRun;
import dev.onggi.run.RunSearchRepository;
import dev.onggi.run.RunStatistics;
import dev.onggi.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi runs`.
@Command(
        name = "runs",
        description = "List past and present runs, the newest first, or what they show together.",
        footer = {
            "",
            "Example: onggi runs reviews --state failed --since 2024-03-01",
            "         onggi runs --stats      times, success and rows of each step"
        })
final class RunsCommand implements Callable<Integer> {
    private static final Duration USUAL = Duration.ofDays(30);

    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "Only its runs.")
    private @Nullable String pipeline;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description =
                    "Only runs in this state: queued, running, succeeded, failed, stopped, cancelled or interrupted.")
    private @Nullable String state;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only runs from this day on; of --stats the last 30 days by default.")
    private @Nullable LocalDate since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most; ${DEFAULT-VALUE} by default, 0 for all.")
    private int limit;

    @Option(
            names = "--stats",
            description = "Show how often steps end well, how long they take and what they move.")
    private boolean stats;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (state != null && !RunSearchRepository.STATES.contains(state)) {
            throw OnggiException.of(
                    CommandProblem.NOT_ONE_OF,
                    "--state",
                    state,
                    NearestName.of(state, RunSearchRepository.STATES).orElse(""),
                    String.join(", ", RunSearchRepository.STATES));
        }
        try (var onggi = workspace.open(terminal)) {
            var database = onggi.metadata();
            if (stats) {
                statistics(onggi, database);
            } else {
                list(onggi, database);
            }
            return Failures.DONE;
        }
    }

    private @Nullable Instant from(Onggi onggi) {
        return since == null ? null : since.atStartOfDay(onggi.workspace().zone()).toInstant();
    }

    private void list(Onggi onggi, @Nullable Database database) {
        int most = limit <= 0 ? Integer.MAX_VALUE : limit;
        var filter = new RunSearchRepository.Filter(pipeline, state, from(onggi), most);
        var runs =
                database == null
                        ? List.<RecordedRun>of()
                        : new RunSearchRepository(database).find(filter);
        var view = new RunsView(terminal, onggi.workspace().zone());
        if (json) {
            terminal.print(JsonText.of(runs.stream().map(RunsView::json).toList()));
        } else if (runs.isEmpty()) {
            terminal.print(terminal.say("runs.none", "onggi run PIPELINE"));
        } else {
            view.list(runs).lines(terminal.width()).forEach(terminal::print);
        }
    }

    private void statistics(Onggi onggi, @Nullable Database database) {
        var now = onggi.clock().instant();
        var from = from(onggi);
        var period = new Period(from == null ? now.minus(USUAL) : from, now.plusSeconds(1));
        var all =
                database == null
                        ? List.<RunStatistics.OfPipeline>of()
                        : new RunStatistics(database)
                                .of(period).stream()
                                        .filter(one ->
                                                pipeline == null || one.pipeline().equals(pipeline))
                                        .toList();
        if (json) {
            terminal.print(JsonText.of(all.stream().map(RunStatistics::json).toList()));
        } else if (all.isEmpty()) {
            terminal.print(terminal.say("runs.none", "onggi run PIPELINE"));
        } else {
            new RunsView(terminal, onggi.workspace().zone())
                    .statistics(all)
                    .lines(terminal.width())
                    .forEach(terminal::print);
        }
    }
}
