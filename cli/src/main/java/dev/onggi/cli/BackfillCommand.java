package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.schedule.Backfill;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi backfill`.
@Command(
        name = "backfill",
        description = "Run a pipeline for the times of its schedule in a range of days.",
        footer = {
            "",
            "Example: onggi backfill reviews --from-date 2026-03-01 --to-date 2026-03-31 --dry-run"
        })
final class BackfillCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String pipeline = "";

    @Option(
            names = "--from-date",
            paramLabel = "DATE",
            required = true,
            description = "The first day.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to-date",
            paramLabel = "DATE",
            required = true,
            description = "The last day.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--newest-first", description = "Begin with the last day.")
    private boolean newestFirst;

    @Option(
            names = "--side-by-side",
            paramLabel = "N",
            description = "How many runs go on at the same time (${DEFAULT-VALUE}).")
    private int concurrency = 1;

    @Option(names = "--dry-run", description = "Show the runs and start none.")
    private boolean dryRun;

    BackfillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            var range = new Backfill.Range(from, to, onggi.workspace().zone());
            var order = newestFirst ? Backfill.Order.NEWEST_FIRST : Backfill.Order.OLDEST_FIRST;
            var plan = onggi.backfill(pipeline, range, order, Math.max(1, concurrency));
            show(onggi, plan);
            return dryRun || plan.slots().isEmpty() ? Failures.DONE : run(onggi, plan);
        }
    }

    private void show(Onggi onggi, Backfill plan) {
        var zone = onggi.workspace().zone();
        terminal.print(terminal.say("backfill.runs", Numbers.count(plan.slots().size()), pipeline));
        if (dryRun) {
            for (var slot : plan.slots()) {
                terminal.print(
                        "  "
                                + TIME.format(slot.from().atZone(zone))
                                + " - "
                                + TIME.format(slot.at().atZone(zone)));
            }
        }
    }

    private int run(Onggi onggi, Backfill plan) {
        var stop = new Cancellation();
        var interrupt = new Interrupt(stop);
        try (interrupt) {
            var done = onggi.backfill(plan, stop, (slot, result) -> {
                var zone = onggi.workspace().zone();
                terminal.print(
                        TIME.format(slot.at().atZone(zone))
                                + "  "
                                + RunView.summary(terminal, result));
            });
            terminal.print(
                    terminal.say(
                            "backfill.end",
                            Numbers.count(done.succeeded()),
                            Numbers.count(done.others()),
                            Numbers.count(done.left())));
            return done.others() + done.left() == 0 ? Failures.DONE : Failures.FAILED;
        }
    }
}
