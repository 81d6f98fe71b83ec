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
    private static final int MOST_COLUMN = 30;
    private static final String ARROW = " -> ";

    private LearntView() {}

    static List<String> lines(Terminal terminal, LearntRule rule) {
        var lines = new ArrayList<String>();
        var said =
                terminal.say(
                        "learn.rule",
                        rule.reason(),
                        Numbers.count(rule.cells()),
                        Numbers.share(rule.precision()));
        lines.addAll(Wrapping.of("", said, terminal.width()));
        var author = rule.author();
        if (author != null) {
            var by = terminal.say("learn.author", author.name(), author.why());
            lines.addAll(Wrapping.of("    ", by, terminal.width()));
        }
        for (var example : rule.examples()) {
            lines.add(line(terminal, example));
        }
        return lines;
    }

    private static String line(Terminal terminal, LearntRule.Example example) {
        var head = "    " + TextWidth.fit(example.column(), MOST_COLUMN) + ": ";
        int room = (terminal.width() - TextWidth.of(head) - ARROW.length()) / 2;
        var glimpse = Glimpse.of(example.before(), example.after(), room);
        return head
                + (example.before().isEmpty() ? terminal.say("clean.empty") : glimpse.before())
                + ARROW
                + (example.after().isEmpty() ? terminal.say("clean.empty") : glimpse.after());
    }

    static List<String> lines(Terminal terminal, Suspicion suspicion) {
        var glimpse = Glimpse.of(suspicion.value(), suspicion.candidate(), terminal.width() / 2);
        var said =
                terminal.say(
                        "learn.suspicion",
                        Numbers.count(suspicion.row() + 1),
                        suspicion.column(),
                        suspicion.value().isEmpty()
                                ? terminal.say("clean.empty")
                                : glimpse.before(),
                        suspicion.candidate().isEmpty()
                                ? terminal.say("clean.empty")
                                : glimpse.after(),
                        suspicion.reason());
        return Wrapping.of("  ", said, terminal.width());
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
