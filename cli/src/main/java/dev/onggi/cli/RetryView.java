package dev.onggi.cli;

import dev.onggi.run.Change;
import dev.onggi.run.RetryPlan;
import dev.onggi.run.RetryPlan.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Which steps of a run will be repeated, and why; which are kept.
///
/// @param terminal where it is shown
/// @param plan what is planned
record RetryView(Terminal terminal, RetryPlan plan) {
    List<String> lines() {
        var lines = new ArrayList<String>();
        if (plan.nothing()) {
            lines.add(terminal.say("retry.nothing", plan.run(), "onggi retry " + plan.run()));
            return lines;
        }
        lines.add(
                terminal.say(
                        "retry.head", plan.run(), plan.repeated().size(), plan.steps().size()));
        for (var fate : plan.steps()) {
            var mark = fate.repeated() ? "↻ " : "✓ ";
            var name = TextWidth.pad(TextWidth.fit(fate.step(), 16), 16);
            lines.addAll(Wrapping.of(mark + name + "  ", why(fate), terminal.width()));
        }
        lines.add("");
        return lines;
    }

    private String why(Fate fate) {
        return switch (fate.why()) {
            case KEPT -> terminal.say("retry.kept");
            case ASKED -> terminal.say("retry.asked");
            case STATE -> terminal.say("state." + fate.other());
            case OPEN -> terminal.say("retry.open");
            case CHANGED ->
                    terminal.say(
                            "retry.changed",
                            fate.changes().stream()
                                    .map(this::change)
                                    .collect(Collectors.joining(", ")));
            case AFTER -> terminal.say("retry.after", fate.other());
            case GONE -> terminal.say("retry.gone", fate.other());
        };
    }

    private String change(Change change) {
        return terminal.say(
                "retry.change." + change.kind().name().toLowerCase(Locale.ROOT), change.name());
    }

    Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", "retry");
        map.put("run", plan.run());
        map.put("pipeline", plan.pipeline());
        map.put("steps", plan.steps().stream().map(RetryView::json).toList());
        return map;
    }

    private static Map<String, Object> json(Fate fate) {
        var map = new LinkedHashMap<String, Object>();
        map.put("step", fate.step());
        map.put("uses", fate.uses());
        map.put("repeated", fate.repeated());
        map.put("why", fate.why().name().toLowerCase(Locale.ROOT));
        map.put("because_of", fate.other());
        map.put(
                "changes",
                fate.changes().stream()
                        .map(change ->
                                Map.of(
                                        "kind",
                                        change.kind().name().toLowerCase(Locale.ROOT),
                                        "name",
                                        change.name()))
                        .toList());
        return map;
    }
}
