package dev.onggi.notify;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.event.Ending;
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
import dev.onggi.problem.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Says an event to programs.
final class Facts {
    private final Language language;
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private Facts(Language language) {
        this.language = language;
    }

    /// The JSON object of an event.
    static String of(Event event, Told told, Language language) {
        var facts = new Facts(language);
        facts.put("kind", told.kind().word());
        facts.put("at", event.at().toString());
        var run = told.run();
        if (run != null) {
            facts.put("pipeline", run.pipeline());
            facts.put("run", run.id());
        }
        if (!told.step().isEmpty()) {
            facts.put("step", told.step());
        }
        facts.details(event);
        try {
            return JSON.std.asString(facts.facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void details(Event event) {
        switch (event) {
            case RunEnded ended -> {
                ending(ended.ending());
                var totals = ended.totals();
                put("rows_in", totals.rowsIn());
                put("rows_out", totals.rowsOut());
                put("rejected", totals.rejected());
                put("cost_usd", totals.cost());
                put("next", ended.next());
            }
            case StepEnded ended -> {
                put("attempt", ended.attempt());
                ending(ended.ending());
            }
            case GateStopped gate -> {
                reasons(gate.reasons());
                put("next", gate.next());
            }
            case GateWarned gate -> reasons(gate.reasons());
            case RunLate late -> {
                put("threshold", late.threshold().name().toLowerCase(Locale.ROOT));
                put("expected", late.expected().toString());
            }
            case PipelineRecovered recovered -> {
                put("failures", recovered.failures());
                put("since", recovered.since().toString());
            }
            case BudgetReached budget -> {
                put("scope", budget.scope());
                put("percent", budget.percent());
            }
            case DiskLow disk -> {
                put("folder", disk.folder());
                put("free_bytes", disk.free());
                put("total_bytes", disk.total());
            }
            case SchedulerSilent silent -> put("since", silent.since().toString());
            case RunQueued _, RunStarted _, StepStarted _ -> {}
        }
    }

    private void ending(Ending ending) {
        put("state", ending.state().name().toLowerCase(Locale.ROOT));
        put("seconds", ending.took().toMillis() / 1000.0);
        reasons(ending.reasons());
    }

    private void reasons(List<Reason> reasons) {
        put("problems", reasons.stream().map(this::reason).toList());
    }

    private Map<String, Object> reason(Reason reason) {
        var said = new LinkedHashMap<String, Object>();
        said.put("id", reason.id());
        said.put("step", reason.step());
        said.put("place", reason.place());
        said.put("message", reason.message(language));
        said.put("hint", reason.hint(language));
        return said;
    }

    private void put(String key, Object value) {
        facts.put(key, value);
    }
}
