package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.data.Cancellation;
import dev.onggi.event.Event;
import dev.onggi.schedule.ScheduleEvent;
import dev.onggi.yaml.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi serve`.
@Command(
        name = "serve",
        description = "Run the workspace by itself: schedules, runs, notices, until it is stopped.",
        footer = {"", "Example: onggi serve --workspace shop"})
final class ServeCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description = "Take steps that ask for workers of this label, too.")
    private Set<String> labels = new LinkedHashSet<>();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "End after this time, such as 10m; on Ctrl-C otherwise.")
    private @Nullable String lasting;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        return serve(true);
    }

    int serve(boolean schedules) throws InterruptedException {
        var until = lasting == null ? null : duration(lasting);
        var ended = new CountDownLatch(1);
        var stop = new Cancellation();
        try (var onggi = workspace.open(terminal)) {
            var problems =
                    schedules
                            ? onggi.review().problems()
                            : java.util.List.<dev.onggi.problem.Problem>of();
            new Failures(terminal).tell(problems);
            var options = new Serving.Options(labels, schedules, event -> scheduled(onggi, event));
            try (var subscription = onggi.events().subscribe(event -> happened(onggi, event));
                    var serving = onggi.serve(options);
                    var ending = stop.onCancel(ended::countDown);
                    var interrupt = new Interrupt(stop)) {
                terminal.print(
                        terminal.say(
                                schedules ? "serve.ready" : "serve.worker",
                                onggi.workspace().root(),
                                ProcessHandle.current().pid()));
                await(ended, until);
                terminal.print(terminal.say("serve.end"));
            }
            return Failures.DONE;
        }
    }

    private static Duration duration(String text) {
        try {
            return Values.duration(text);
        } catch (IllegalArgumentException e) {
            throw dev.onggi.problem.OnggiException.because(
                    e, CommandProblem.BAD_VALUE, "--for", text);
        }
    }

    private static void await(CountDownLatch ended, @Nullable Duration until)
            throws InterruptedException {
        if (until == null) {
            ended.await();
        } else {
            ended.await(until.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void scheduled(Onggi onggi, ScheduleEvent event) {
        switch (event) {
            case ScheduleEvent.Started(var slot) ->
                    line(
                            onggi,
                            onggi.clock().instant(),
                            slot.missed() == 0
                                    ? terminal.say("serve.due", slot.key().pipeline())
                                    : terminal.say(
                                            "serve.missed",
                                            slot.key().pipeline(),
                                            Numbers.count(slot.missed())));
            case ScheduleEvent.Failed(var key, var cause) ->
                    line(
                            onggi,
                            onggi.clock().instant(),
                            terminal.say(
                                    "serve.failed",
                                    key.pipeline(),
                                    String.valueOf(cause.getMessage())));
            case ScheduleEvent.Began _,
                    ScheduleEvent.LetGo _,
                    ScheduleEvent.SetBack _,
                    ScheduleEvent.Ended _ -> {}
        }
    }

    private void happened(Onggi onggi, Event event) {
        if (event instanceof Event.RunEnded(var at, var run, var ending, var totals, var next)) {
            var state = "state." + ending.state().name().toLowerCase(Locale.ROOT);
            line(
                    onggi,
                    at,
                    terminal.say(
                            "serve.ran",
                            run.id(),
                            terminal.say(state),
                            Numbers.seconds(ending.took()),
                            Numbers.count(totals.rowsIn()),
                            Numbers.count(totals.rowsOut()),
                            Numbers.count(totals.rejected())));
            if (ending.state() == dev.onggi.event.Ending.State.FAILED) {
                ending.reasons().stream()
                        .findFirst()
                        .ifPresent(reason ->
                                terminal.print("    " + reason.line(terminal.language())));
                terminal.print("    " + next);
            }
        }
    }

    private void line(Onggi onggi, Instant at, String text) {
        terminal.print(TIME.format(at.atZone(onggi.workspace().zone())) + "  " + text);
    }
}
