package dev.onggi.server.live;

import dev.onggi.event.Ending;
import dev.onggi.event.Event;
import dev.onggi.event.Reason;
import dev.onggi.event.RunRef;
import dev.onggi.problem.Language;
import dev.onggi.server.live.EventFeed.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes events for listeners.
final class EventText {
    private final JsonMapper json;
    private final UnaryOperator<String> mask;

    /// @param mask hides secrets
    EventText(JsonMapper json, UnaryOperator<String> mask) {
        this.json = json;
        this.mask = mask;
    }

    Told of(Event event) {
        return switch (event) {
            case Event.RunQueued(var at, var run) -> told("run_queued", run, Map.of("at", at));
            case Event.RunStarted(var at, var run) -> told("run_started", run, Map.of("at", at));
            case Event.RunEnded(var at, var run, var ending, var totals, var _) ->
                    told("run_ended", run, with(ended(at, ending), "totals", totals));
            case Event.StepStarted(var at, var run, var step, var attempt) ->
                    told("step_started", run, Map.of("at", at, "step", step, "attempt", attempt));
            case Event.StepEnded(var at, var run, var step, var attempt, var ending) ->
                    told(
                            "step_ended",
                            run,
                            with(with(ended(at, ending), "step", step), "attempt", attempt));
            case Event.GateStopped(var at, var run, var step, var reasons, var _) ->
                    told("gate_stopped", run, gate(at, step, reasons));
            case Event.GateWarned(var at, var run, var step, var reasons) ->
                    told("gate_warned", run, gate(at, step, reasons));
            case Event.RunLate(var at, var run, var threshold, var expected) ->
                    told(
                            "run_late",
                            run,
                            Map.of(
                                    "at", at,
                                    "threshold", word(threshold),
                                    "expected", expected));
            case Event.PipelineRecovered(var at, var run, var failures, var since) ->
                    told(
                            "pipeline_recovered",
                            run,
                            Map.of("at", at, "failures", failures, "since", since));
            case Event.BudgetReached(var at, var scope, var run, var percent) ->
                    told(
                            "budget_reached",
                            run,
                            Map.of("at", at, "scope", scope, "percent", percent));
            case Event.DiskLow(var at, var _, var free, var total) ->
                    told("disk_low", null, Map.of("at", at, "free", free, "total", total));
            case Event.SchedulerSilent(var at, var since) ->
                    told("scheduler_silent", null, Map.of("at", at, "since", since));
        };
    }

    private static Map<String, Object> ended(java.time.Instant at, Ending ending) {
        var body = new LinkedHashMap<String, Object>();
        body.put("at", at);
        body.put("state", word(ending.state()));
        body.put("took_ms", ending.took().toMillis());
        body.put("problems", ending.reasons().stream().map(EventText::reason).toList());
        return body;
    }

    private static Map<String, Object> gate(
            java.time.Instant at, String step, List<Reason> reasons) {
        return Map.of(
                "at",
                at,
                "step",
                step,
                "problems",
                reasons.stream().map(EventText::reason).toList());
    }

    private static Map<String, Object> reason(Reason reason) {
        return Map.of(
                "code", reason.id(),
                "step", reason.step(),
                "place", reason.place(),
                "en", reason.message(Language.EN),
                "ko", reason.message(Language.KO));
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        body.put(name, value);
        return body;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Told told(String kind, @Nullable RunRef run, Map<String, ?> facts) {
        var body = new LinkedHashMap<String, Object>();
        body.put("event", kind);
        if (run != null) {
            body.put("run", run.id());
            body.put("pipeline", run.pipeline());
        }
        body.putAll(facts);
        return new Told(
                kind,
                run == null ? "" : run.id(),
                run == null ? "" : run.pipeline(),
                mask.apply(json.writeValueAsString(body)));
    }
}
