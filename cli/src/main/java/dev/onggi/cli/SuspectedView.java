package dev.onggi.cli;

import dev.onggi.clean.learn.Suspicion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cells that may be wrong and were left alone, on a terminal: equal ones together, most cells
/// first.
final class SuspectedView {
    private static final int SHOWN = 6;
    private static final int MOST_VALUE = 32;

    /// What is suspected of all cells of a column that hold the same.
    private record Doubt(String column, String value, String candidate, boolean known) {}

    private SuspectedView() {}

    static List<String> lines(Terminal terminal, List<Suspicion> suspicions) {
        if (suspicions.isEmpty()) {
            return List.of();
        }
        var cells = new LinkedHashMap<Doubt, Integer>();
        for (var one : suspicions) {
            var doubt = new Doubt(one.column(), one.value(), one.candidate(), one.known());
            cells.merge(doubt, 1, Integer::sum);
        }
        var table =
                new TableView(
                        terminal.say("clean.column"),
                        terminal.say("suspected.value"),
                        terminal.say("suspected.candidate"),
                        ">" + terminal.say("clean.cells"));
        cells.entrySet().stream()
                .sorted(Map.Entry.<Doubt, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry ->
                        table.row(
                                entry.getKey().column(),
                                text(terminal, entry.getKey().value()),
                                entry.getKey().known()
                                        ? text(terminal, entry.getKey().candidate())
                                        : "?",
                                Numbers.count(entry.getValue())));
        var lines = new ArrayList<>(List.of(""));
        lines.add(terminal.say("learn.suspected", Numbers.count(suspicions.size())));
        lines.addAll(table.lines(terminal.width()));
        if (cells.size() > SHOWN) {
            lines.add(terminal.say("suspected.more", Numbers.count(cells.size() - SHOWN)));
        }
        lines.addAll(Wrapping.of("    -> ", terminal.say("suspected.next"), terminal.width()));
        return lines;
    }

    private static String text(Terminal terminal, String value) {
        return value.isEmpty() ? terminal.say("clean.empty") : TextWidth.fit(value, MOST_VALUE);
    }
}
