package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.run.RunResult;
import dev.onggi.schedule.Backfill;
import dev.onggi.schedule.Slot;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
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

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

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
        if (json) {
            if (dryRun) {
                terminal.print(
                        JsonText.of(plan.slots().stream().map(BackfillCommand::json).toList()));
            }
            return;
        }
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

    private static Map<String, Object> json(Slot slot) {
        var map = new LinkedHashMap<String, Object>();
        map.put("from", slot.from().toString());
        map.put("to", slot.at().toString());
        return map;
    }

    private int run(Onggi onggi, Backfill plan) {
        var stop = new Cancellation();
        var results = Collections.synchronizedList(new ArrayList<Map<String, Object>>());
        var statuses = new ConcurrentSkipListSet<Integer>();
        var interrupt = new Interrupt(stop);
        try (interrupt) {
            var done =
                    onggi.backfill(
                            plan,
                            stop,
                            (slot, result) -> {
                                var map = json(slot);
                                map.put("run", result.id());
                                map.put("state", result.state().name().toLowerCase(Locale.ROOT));
                                results.add(map);
                                statuses.add(Failures.status(result));
                                if (!json) {
                                    tell(onggi, slot, result);
                                }
                            });
            terminal.print(
                    json
                            ? JsonText.of(results)
                            : terminal.say(
                                    "backfill.end",
                                    Numbers.count(done.succeeded()),
                                    Numbers.count(done.others()),
                                    Numbers.count(done.left())));
            if (done.others() + done.left() == 0) {
                return Failures.DONE;
            }
            return statuses.contains(Failures.WRONG) ? Failures.WRONG : Failures.FAILED;
        }
    }

    private void tell(Onggi onggi, Slot slot, RunResult result) {
        var at = TIME.format(slot.at().atZone(onggi.workspace().zone()));
        terminal.print(at + "  " + RunView.summary(terminal, result));
    }
}
