package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.data.Cancellation;
import dev.onggi.event.Ending;
import dev.onggi.event.Event;
import dev.onggi.schedule.ScheduleEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that works on a workspace until it is stopped, with a line for whatever happens.
final class ServeLoop {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Terminal terminal;
    private final Onggi onggi;

    ServeLoop(Terminal terminal, Onggi onggi) {
        this.terminal = terminal;
        this.onggi = onggi;
    }

    /// Works.
    ///
    /// @param schedules whether runs begin by themselves here
    /// @return the exit status
    int run(ServeOptions asked, boolean schedules) throws InterruptedException {
        var until = asked.lasting();
        var ended = new CountDownLatch(1);
        var stop = new Cancellation();
        var options = new Serving.Options(asked.labels(), schedules, this::scheduled);
        try (var subscription = onggi.events().subscribe(this::happened);
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

    private static void await(CountDownLatch ended, @Nullable Duration until)
            throws InterruptedException {
        if (until == null) {
            ended.await();
        } else {
            ended.await(until.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void scheduled(ScheduleEvent event) {
        switch (event) {
            case ScheduleEvent.Started(var slot) ->
                    line(
                            onggi.clock().instant(),
                            slot.missed() == 0
                                    ? terminal.say("serve.due", slot.key().pipeline())
                                    : terminal.say(
                                            "serve.missed",
                                            slot.key().pipeline(),
                                            Numbers.count(slot.missed())));
            case ScheduleEvent.Failed(var key, var cause) ->
                    line(
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

    private void happened(Event event) {
        if (event instanceof Event.RunEnded(var at, var run, var ending, var totals, var next)) {
            var state = "state." + ending.state().name().toLowerCase(Locale.ROOT);
            line(
                    at,
                    terminal.say(
                            "serve.ran",
                            run.id(),
                            terminal.say(state),
                            Numbers.seconds(ending.took()),
                            Numbers.count(totals.rowsIn()),
                            Numbers.count(totals.rowsOut()),
                            Numbers.count(totals.rejected())));
            if (ending.state() == Ending.State.FAILED) {
                ending.reasons().stream()
                        .findFirst()
                        .ifPresent(reason ->
                                terminal.print("    " + reason.line(terminal.language())));
                terminal.print("    " + next);
            }
        }
    }

    private void line(Instant at, String text) {
        terminal.print(TIME.format(at.atZone(onggi.workspace().zone())) + "  " + text);
    }
}
