package dev.onggi.cli;

import dev.onggi.clean.learn.Twin;
import dev.onggi.clean.learn.Twins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows about the same thing, on a terminal.
final class TwinView {
    private static final int SHOWN = 12;
    private static final int SHOWN_JSON = 1_000;

    private TwinView() {}

    static List<String> lines(Terminal terminal, Twins twins) {
        if (twins.rows().isEmpty()) {
            return List.of();
        }
        var table =
                new TableView(
                        ">" + terminal.say("clean.row"),
                        ">" + terminal.say("twins.of"),
                        terminal.say("clean.column"),
                        terminal.say("twins.here"),
                        terminal.say("twins.there"));
        twins.rows().stream()
                .filter(twin -> !twin.differences().isEmpty())
                .limit(SHOWN)
                .forEach(twin -> row(terminal, table, twin));
        var lines = new ArrayList<>(List.of(""));
        lines.addAll(
                Wrapping.of(
                        "",
                        terminal.say(
                                twins.merge() ? "twins.merged" : "twins.found",
                                Numbers.count(twins.rows().size()),
                                Numbers.count(twins.alike()),
                                Numbers.share(twins.precision())),
                        terminal.width()));
        if (!table.isEmpty()) {
            lines.addAll(table.lines(terminal.width()));
        }
        return lines;
    }

    private static void row(Terminal terminal, TableView table, Twin twin) {
        boolean first = true;
        for (var difference : twin.differences()) {
            table.row(
                    first ? Numbers.count(twin.row() + 1) : "",
                    first ? Numbers.count(twin.of() + 1) : "",
                    difference.column(),
                    shown(terminal, difference.value()),
                    shown(terminal, difference.other()));
            first = false;
        }
    }

    private static String shown(Terminal terminal, String cell) {
        return cell.isEmpty() ? terminal.say("clean.empty") : "\"" + cell + "\"";
    }

    static Map<String, Object> json(Twins twins) {
        var map = new LinkedHashMap<String, Object>();
        map.put("rows", twins.rows().size());
        map.put("merged", twins.merge());
        map.put("precision", twins.precision());
        map.put("columns", twins.columns());
        map.put("pairs", twins.rows().stream().limit(SHOWN_JSON).map(TwinView::json).toList());
        return map;
    }

    private static Map<String, Object> json(Twin twin) {
        var differences = new LinkedHashMap<String, Object>();
        twin.differences().forEach(d -> differences.put(d.column(), List.of(d.value(), d.other())));
        var map = new LinkedHashMap<String, Object>();
        map.put("row", twin.row() + 1);
        map.put("of", twin.of() + 1);
        map.put("differences", differences);
        return map;
    }
}
