package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.data.Cancellation;
import dev.onggi.event.Ending;
import dev.onggi.event.Event;
import dev.onggi.schedule.ScheduleEvent;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that works on a workspace until it is stopped, with a line for whatever happens.
final class ServeLoop {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Terminal terminal;
    private final Onggi onggi;
    private final ServeOptions asked;

    ServeLoop(Terminal terminal, Onggi onggi, ServeOptions asked) {
        this.terminal = terminal;
        this.onggi = onggi;
        this.asked = asked;
    }

    /// What shows itself while the workspace is worked on.
    interface Face {
        /// Shows itself.
        AutoCloseable open(Onggi onggi, Serving serving);

        /// Nothing but the lines that are printed.
        Face NONE = (onggi, serving) -> () -> {};
    }

    /// Works.
    ///
    /// @param schedules whether runs begin by themselves here
    /// @param face shows itself meanwhile
    /// @return the exit status
    int run(boolean schedules, Face face) throws InterruptedException {
        var until = asked.lasting();
        var ended = new CountDownLatch(1);
        var stop = new Cancellation();
        var options = new Serving.Options(asked.labels(), schedules, this::scheduled);
        try (var subscription = onggi.events().subscribe(this::happened);
                var serving = onggi.serve(options);
                var open = new Opened(face.open(onggi, serving));
                var ending = stop.onCancel(ended::countDown);
                var interrupt = new Interrupt(stop)) {
            var process = ProcessHandle.current().pid();
            var root = onggi.workspace().root();
            tell(
                    schedules ? "serving" : "working",
                    Map.of("workspace", root.toString(), "process", process),
                    terminal.say(schedules ? "serve.ready" : "serve.worker", root, process));
            await(ended, until);
            tell("ending", Map.of(), terminal.say("serve.end"));
        }
        return Failures.DONE;
    }

    /// @param face ends with the work, and before it
    private record Opened(AutoCloseable face) implements AutoCloseable {
        @Override
        public void close() {
            try {
                face.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
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

    private void tell(String event, Map<String, ?> facts, String text) {
        if (!asked.json()) {
            terminal.print(text);
            return;
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("event", event);
        all.put("at", onggi.clock().instant().toString());
        all.putAll(facts);
        terminal.print(JsonText.of(all));
    }

    private void scheduled(ScheduleEvent event) {
        switch (event) {
            case ScheduleEvent.Started(var slot) -> {
                var name = slot.key().pipeline();
                tell(
                        "due",
                        Map.of(
                                "pipeline", name,
                                "slot", slot.at().toString(),
                                "missed", slot.missed()),
                        timed(
                                slot.missed() == 0
                                        ? terminal.say("serve.due", name)
                                        : terminal.say(
                                                "serve.missed",
                                                name,
                                                Numbers.count(slot.missed()))));
            }
            case ScheduleEvent.Failed(var key, var cause) -> {
                var why = String.valueOf(cause.getMessage());
                tell(
                        "not_started",
                        Map.of("pipeline", key.pipeline(), "problem", why),
                        timed(terminal.say("serve.failed", key.pipeline(), why)));
            }
            case ScheduleEvent.LeftOut(var key, var at) ->
                    tell(
                            "left_out",
                            Map.of("pipeline", key.pipeline(), "slot", at.toString()),
                            timed(terminal.say("serve.left_out", key.pipeline())));
            case ScheduleEvent.Began _,
                    ScheduleEvent.LetGo _,
                    ScheduleEvent.SetBack _,
                    ScheduleEvent.Ended _ -> {}
        }
    }

    private void happened(Event event) {
        if (!(event instanceof Event.RunEnded(var _, var run, var ending, var totals, var next))) {
            return;
        }
        var word = ending.state().name().toLowerCase(Locale.ROOT);
        var why =
                ending.state() == Ending.State.FAILED
                        ? ending.reasons().stream()
                                .findFirst()
                                .map(reason -> reason.line(terminal.language()))
                                .orElse("")
                        : "";
        var line =
                terminal.say(
                        "serve.ran",
                        run.id(),
                        terminal.say("state." + word),
                        Numbers.seconds(ending.took()),
                        Numbers.count(totals.rowsIn()),
                        Numbers.count(totals.rowsOut()),
                        Numbers.count(totals.rejected()));
        tell(
                "ended",
                Map.of(
                        "run", run.id(),
                        "pipeline", run.pipeline(),
                        "state", word,
                        "rows_in", totals.rowsIn(),
                        "rows_out", totals.rowsOut(),
                        "rejected", totals.rejected(),
                        "problem", why),
                timed(line) + (why.isEmpty() ? "" : "\n    " + why + "\n    " + next));
    }

    private String timed(String text) {
        var now = onggi.clock().instant().atZone(onggi.workspace().zone());
        return TIME.format(now) + "  " + text;
    }
}
