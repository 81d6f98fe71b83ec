package dev.onggi.cli;

import dev.onggi.FileCleaning;
import dev.onggi.Onggi;
import dev.onggi.clean.CleaningTask;
import dev.onggi.clean.RuleAsking;
import dev.onggi.clean.learn.Dropped;
import dev.onggi.clean.learn.RuleWriter;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The model that writes rules for `onggi learn`, and what is told of it. Without a workspace, or
/// where its default model cannot be asked, rules are learnt without one.
final class RuleWriters implements FileCleaning.Writers, AutoCloseable {
    private static final int SHOWN = 20;
    private static final int LONGEST = 100;

    private final Terminal terminal;
    private final @Nullable Onggi onggi;
    private final @Nullable String model;
    private final boolean estimate;
    private final Cancellation stop;
    private Optional<RuleAsking> asking = Optional.empty();

    RuleWriters(
            Terminal terminal,
            @Nullable Onggi onggi,
            @Nullable String model,
            boolean estimate,
            Cancellation stop) {
        this.terminal = terminal;
        this.onggi = onggi;
        this.model = model;
        this.estimate = estimate;
        this.stop = stop;
    }

    @Override
    public Optional<? extends RuleWriter> of(@Nullable CleaningTask task) {
        if (onggi == null) {
            return Optional.empty();
        }
        try {
            asking = onggi.ruleModels().writer(task, model, estimate, stop);
        } catch (OnggiException e) {
            if (model != null) {
                throw e;
            }
            new Failures(terminal).tell(e.problems());
        }
        return asking;
    }

    /// What asking would take.
    String estimate() {
        return asking.map(
                        asked -> {
                            var forecast = asked.forecast();
                            return terminal.say(
                                    "learn.estimate",
                                    asked.name(),
                                    Numbers.count(forecast.open()),
                                    Numbers.count(forecast.answered()),
                                    Numbers.count(forecast.requests()),
                                    Numbers.count(forecast.input()),
                                    Numbers.count(forecast.output()),
                                    forecast.cost());
                        })
                .orElseGet(() -> terminal.say("learn.nobody"));
    }

    /// What asking took, and which rules were dropped.
    List<String> lines() {
        var lines = new ArrayList<String>();
        asking.ifPresent(asked -> {
            asked.stopped().ifPresent(why -> new Failures(terminal).tell(List.of(why)));
            asked.spent()
                    .ifPresent(spent ->
                            lines.add(
                                    terminal.say(
                                            "learn.spent",
                                            asked.name(),
                                            Numbers.count(asked.forecast().open()),
                                            Numbers.count(spent.input()),
                                            Numbers.count(spent.output()),
                                            spent.cost())));
            if (!asked.dropped().isEmpty()) {
                lines.add(terminal.say("learn.dropped", asked.name()));
            }
            asked.dropped().stream().limit(SHOWN).map(this::line).forEach(lines::add);
        });
        return lines;
    }

    private String line(Dropped dropped) {
        var rule = dropped.rule().rule().strip().replaceAll("\\s+", " ");
        var shown = rule.length() <= LONGEST ? rule : rule.substring(0, LONGEST) + "...";
        return terminal.say("learn.dropped.rule", dropped.rule().column(), shown, reason(dropped))
                .replaceAll("\\p{Cntrl}", " ");
    }

    private String reason(Dropped dropped) {
        var reason = dropped.reason();
        return terminal.language() == Language.KO ? reason.korean() : reason.english();
    }

    /// The same for programs; empty where nobody is asked.
    Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        asking.ifPresent(asked -> {
            var forecast = asked.forecast();
            map.put("model", asked.name());
            map.put("columns_to_ask", forecast.open());
            map.put("columns_answered", forecast.answered());
            map.put("estimated_usd", EvalView.amount(forecast.cost()));
            asked.spent().ifPresent(spent -> map.put("usd", EvalView.amount(spent.cost())));
            map.put("dropped", asked.dropped().stream().map(this::json).toList());
        });
        return map;
    }

    private Map<String, Object> json(Dropped dropped) {
        return Map.of(
                "column",
                dropped.rule().column(),
                "rule",
                dropped.rule().rule(),
                "reason",
                reason(dropped));
    }

    @Override
    public void close() {
        if (onggi != null) {
            onggi.close();
        }
    }
}
