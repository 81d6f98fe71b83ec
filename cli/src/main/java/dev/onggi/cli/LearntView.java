package dev.onggi.cli;

import dev.onggi.clean.learn.Learnt;
import dev.onggi.clean.learn.LearntRule;
import dev.onggi.clean.learn.Suspicion;
import dev.onggi.yaml.FlowText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was learnt from a table, on a terminal.
final class LearntView {
    private LearntView() {}

    static List<String> lines(Terminal terminal, LearntRule rule) {
        var lines = new ArrayList<String>();
        lines.add(
                terminal.say(
                        "learn.rule",
                        rule.reason(),
                        Numbers.count(rule.cells()),
                        Numbers.share(rule.precision())));
        var author = rule.author();
        if (author != null) {
            lines.add("    " + terminal.say("learn.author", author.name(), author.why()));
        }
        for (var example : rule.examples()) {
            lines.add(
                    "    "
                            + example.column()
                            + ": "
                            + quoted(terminal, example.before())
                            + " -> "
                            + quoted(terminal, example.after()));
        }
        return lines;
    }

    static String line(Terminal terminal, Suspicion suspicion) {
        return "  "
                + terminal.say(
                        "learn.suspicion",
                        Numbers.count(suspicion.row() + 1),
                        suspicion.column(),
                        quoted(terminal, suspicion.value()),
                        quoted(terminal, suspicion.candidate()),
                        suspicion.reason());
    }

    private static String quoted(Terminal terminal, String value) {
        return value.isEmpty() ? terminal.say("clean.empty") : "\"" + value + "\"";
    }

    static Map<String, Object> json(Learnt learnt) {
        var map = new LinkedHashMap<String, Object>();
        map.put("rules", learnt.rules().stream().map(LearntView::json).toList());
        map.put("suspected", learnt.suspicions().size());
        map.put("duplicates", TwinView.json(learnt.twins()));
        return map;
    }

    private static Map<String, Object> json(LearntRule rule) {
        var map = new LinkedHashMap<String, Object>();
        map.put("rule", FlowText.of(rule.definition()));
        map.put("cells", rule.cells());
        map.put("precision", rule.precision());
        var author = rule.author();
        if (author != null) {
            map.put("written_by", author.name());
            map.put("why", author.why());
        }
        return map;
    }
}
