package dev.onggi.cli;

import dev.onggi.clean.eval.EvaluationRepository.Recorded;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was measured before, the latest first.
final class EvalListView {
    private final Terminal terminal;
    private final ZoneId zone;
    private final List<Recorded> all;

    EvalListView(Terminal terminal, ZoneId zone, List<Recorded> all) {
        this.terminal = terminal;
        this.zone = zone;
        this.all = all;
    }

    List<String> lines() {
        if (all.isEmpty()) {
            return List.of(terminal.say("eval.none"));
        }
        var table =
                new TableView(
                        terminal.say("eval.at"),
                        terminal.say("eval.task"),
                        terminal.say("eval.model"),
                        terminal.say("eval.parameters"),
                        ">" + terminal.say("eval.cells"),
                        ">" + terminal.say("eval.right"),
                        ">" + terminal.say("eval.harm"),
                        ">USD");
        for (var one : all) {
            table.row(
                    Times.minute(one.at(), zone),
                    one.task(),
                    one.model(),
                    one.parameters(),
                    Numbers.count(one.count().cells()),
                    EvalView.percent(one.count().accuracy().value()),
                    EvalView.harm(one.count()),
                    EvalView.usd(one.effort().cost()));
        }
        return table.lines(terminal.width());
    }

    String json() {
        return JsonText.of(all.stream().map(EvalListView::json).toList());
    }

    private static Map<String, Object> json(Recorded one) {
        var map = new LinkedHashMap<String, Object>();
        map.put("at", one.at().toString());
        map.put("data", one.data());
        map.put("rows", one.rows());
        map.put("task", one.task());
        map.put("model", one.model());
        map.put("parameters", one.parameters());
        map.putAll(EvalView.json(one.count()));
        map.put("usd", EvalView.amount(one.effort().cost()));
        map.put("requests", one.effort().requests());
        map.putAll(EvalView.latency(one.effort()));
        return map;
    }
}
