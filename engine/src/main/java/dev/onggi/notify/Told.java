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
import dev.onggi.event.RunRef;
import dev.onggi.pipeline.Notification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an event is to those who want to be told.
///
/// @param kind what they asked for by `events:`
/// @param run the run it is about, or null where it is about the whole workspace
/// @param step the step it is about, or an empty text
/// @param ofStepOnly whether it concerns only those who asked at the step itself
/// @param id the same for the same event, of no other one
/// @param topic what later ones are joined with
record Told(
        Notification.Event kind,
        @Nullable RunRef run,
        String step,
        boolean ofStepOnly,
        String id,
        String topic) {

    /// What an event is; empty where nobody is told of it.
    static Optional<Told> of(Event event) {
        return Optional.ofNullable(
                switch (event) {
                    case RunEnded ended -> ended(ended);
                    case StepEnded ended -> ended(ended);
                    case GateStopped gate ->
                            check(Notification.Event.GATE, gate.run(), gate.step(), gate.at());
                    case GateWarned gate ->
                            check(Notification.Event.WARNING, gate.run(), gate.step(), gate.at());
                    case RunLate late ->
                            new Told(
                                    Notification.Event.LATE,
                                    late.run(),
                                    "",
                                    false,
                                    "late/" + late.run().id() + "/" + late.threshold(),
                                    "late/" + late.run().pipeline() + "/" + late.threshold());
                    case PipelineRecovered recovered ->
                            ofRun(Notification.Event.RECOVERED, recovered.run(), recovered.at());
                    case BudgetReached budget -> budget(budget);
                    case DiskLow disk ->
                            ofWorkspace(
                                    Notification.Event.DISK, "disk/" + disk.folder(), disk.at());
                    case SchedulerSilent silent ->
                            ofWorkspace(Notification.Event.SCHEDULER, "scheduler", silent.since());
                    case RunQueued _, RunStarted _, StepStarted _ -> null;
                });
    }

    /// The topic of the failures of a pipeline, or of its gates.
    static String topic(Notification.Event kind, String pipeline) {
        return kind.word() + "/" + pipeline;
    }

    private static @Nullable Told ended(RunEnded event) {
        return switch (event.ending().state()) {
            case SUCCEEDED -> ofRun(Notification.Event.SUCCEEDED, event.run(), event.at());
            case FAILED -> ofRun(Notification.Event.FAILED, event.run(), event.at());
            case STOPPED, SKIPPED, CANCELLED, RETRIED -> null; // a gate tells of itself
        };
    }

    private static @Nullable Told ended(StepEnded event) {
        var state = event.ending().state();
        if (state != State.FAILED && state != State.SUCCEEDED) {
            return null;
        }
        var kind = state == State.FAILED ? Notification.Event.FAILED : Notification.Event.SUCCEEDED;
        var run = event.run();
        return new Told(
                kind,
                run,
                event.step(),
                true,
                id(kind, run.id() + "/" + event.step(), event.at()),
                topic(kind, run.pipeline()) + "/" + event.step());
    }

    private static Told check(Notification.Event kind, RunRef run, String step, Instant at) {
        return new Told(
                kind,
                run,
                step,
                false,
                id(kind, run.id() + "/" + step, at),
                topic(kind, run.pipeline()));
    }

    private static Told ofRun(Notification.Event kind, RunRef run, Instant at) {
        return new Told(kind, run, "", false, id(kind, run.id(), at), topic(kind, run.pipeline()));
    }

    private static Told budget(BudgetReached budget) {
        var run = budget.run();
        var of = run == null ? budget.scope() : run.pipeline();
        var which = of + "/" + budget.percent();
        return new Told(
                Notification.Event.BUDGET,
                run,
                "",
                false,
                id(Notification.Event.BUDGET, which, budget.at()),
                "budget/" + which);
    }

    private static Told ofWorkspace(Notification.Event kind, String topic, Instant at) {
        return new Told(kind, null, "", false, id(kind, topic, at), topic);
    }

    private static String id(Notification.Event kind, String of, Instant at) {
        return kind.word() + "/" + of + "/" + at.truncatedTo(ChronoUnit.MICROS);
    }
}
