package dev.onggi.notify;

import dev.onggi.event.Ending.State;
import dev.onggi.event.Event;
import dev.onggi.event.Event.BudgetReached;
import dev.onggi.event.Event.DiskLow;
import dev.onggi.event.Event.GateStopped;
import dev.onggi.event.Event.GateWarned;
import dev.onggi.event.Event.PipelineRecovered;
import dev.onggi.event.Event.RunEnded;
import dev.onggi.event.Event.RunLate;
import dev.onggi.event.Event.RunQueued;
import dev.onggi.event.Event.RunStarted;
import dev.onggi.event.Event.SchedulerSilent;
import dev.onggi.event.Event.StepEnded;
import dev.onggi.event.Event.StepStarted;
import dev.onggi.event.Reason;
import dev.onggi.event.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says an event to people: what failed, where, why, what is untouched, and what to type next.
final class NoticeText {
    private static final int REASONS = 20;
    private static final long MEGABYTE = 1_000_000;

    private final NoticeWords words;
    private final List<String> lines = new ArrayList<>();
    private String title = "";

    private NoticeText(NoticeWords words) {
        this.words = words;
    }

    /// A title and lines of text.
    record Text(String title, String body) {}

    static Text of(Event event, NoticeWords words) {
        var text = new NoticeText(words);
        text.write(event);
        return new Text(text.title, String.join("\n", text.lines));
    }

    private void write(Event event) {
        switch (event) {
            case RunEnded ended -> run(ended);
            case StepEnded ended -> step(ended);
            case GateStopped gate -> stopped(gate);
            case GateWarned gate -> {
                say("warning", gate.run().pipeline(), gate.step(), gate.run().id(), gate.at());
                why(gate.reasons(), gate.step());
                look(gate.run().id());
            }
            case RunLate late -> {
                var key = "late." + late.threshold().name().toLowerCase(Locale.ROOT);
                say(key, late.run().pipeline(), late.run().id(), late.expected());
                look(late.run().id());
            }
            case PipelineRecovered recovered ->
                    say(
                            "recovered",
                            recovered.run().pipeline(),
                            recovered.run().id(),
                            recovered.at(),
                            recovered.failures(),
                            recovered.since());
            case BudgetReached budget -> budget(budget);
            case DiskLow disk ->
                    say(
                            "disk",
                            disk.folder(),
                            disk.free() / MEGABYTE,
                            disk.total() / MEGABYTE,
                            disk.at());
            case SchedulerSilent silent -> say("scheduler", silent.since(), silent.at());
            case RunQueued _, RunStarted _, StepStarted _ -> {}
        }
    }

    private void run(RunEnded ended) {
        boolean well = ended.ending().state() == State.SUCCEEDED;
        say(
                well ? "succeeded" : "failed",
                ended.run().pipeline(),
                ended.run().id(),
                ended.at(),
                ended.ending().took());
        why(ended.ending().reasons(), "");
        rows(ended.totals());
        if (!well) {
            part(words.say("failed.untouched"));
        }
        next(ended.next());
    }

    private void step(StepEnded ended) {
        say(
                ended.ending().state() == State.SUCCEEDED ? "step.succeeded" : "step.failed",
                ended.run().pipeline(),
                ended.step(),
                ended.run().id(),
                ended.at(),
                ended.ending().took(),
                ended.attempt());
        why(ended.ending().reasons(), ended.step());
    }

    private void stopped(GateStopped gate) {
        say("gate", gate.run().pipeline(), gate.step(), gate.run().id(), gate.at());
        why(gate.reasons(), gate.step());
        part(words.say("gate.untouched"));
        next(gate.next());
    }

    private void budget(BudgetReached budget) {
        var run = budget.run();
        var whose =
                run == null
                        ? words.say("budget." + budget.scope())
                        : words.say("budget.run", run.id());
        say("budget", whose, budget.percent(), budget.at());
    }

    private void say(String key, Object... args) {
        title = words.say(key + ".title", args);
        lines.add(words.say(key + ".what", args));
    }

    private void part(String line) {
        lines.add("");
        lines.add(line);
    }

    private void why(List<Reason> reasons, String known) {
        if (!reasons.isEmpty()) {
            part(words.say("why"));
        }
        for (var reason : reasons.subList(0, Math.min(REASONS, reasons.size()))) {
            var where =
                    reason.step().isEmpty() || reason.step().equals(known)
                            ? ""
                            : words.say("in.step", reason.step()) + "  ";
            lines.add("- " + where + reason.line(words.language()));
            var hint = reason.hint(words.language());
            if (!hint.isEmpty()) {
                lines.add("  " + hint);
            }
        }
        if (reasons.size() > REASONS) {
            lines.add(words.say("more", reasons.size() - REASONS));
        }
    }

    private void rows(Totals totals) {
        part(
                words.say(
                        "rows",
                        totals.rowsIn(),
                        totals.rowsOut(),
                        totals.rejected(),
                        totals.cost().toPlainString()));
    }

    private void next(String command) {
        if (!command.isEmpty()) {
            part(words.say("next", command));
        }
    }

    private void look(String run) {
        part(words.say("look", "onggi show " + run));
    }
}
