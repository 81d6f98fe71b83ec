package dev.onggi.cli;

import dev.onggi.clean.change.ChangeTotals;
import dev.onggi.clean.change.ChangedCell;
import dev.onggi.clean.change.CleanedDataset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Changed cells for programs: one JSON object with a line for each cell, so that a million of them
/// need no memory.
record ChangesJson(Terminal terminal, CleanedDataset cleaned) {
    /// @param cells gives every cell to a reader
    void print(ChangeTotals totals, Consumer<Consumer<ChangedCell>> cells) {
        var head = new LinkedHashMap<String, Object>();
        head.put("kind", "changes");
        head.put("run", cleaned.entry().producer().runId());
        head.put("step", cleaned.entry().producer().step());
        head.put("dataset", cleaned.name());
        head.put("totals", json(totals));
        var open = JsonText.of(head);
        terminal.print(open.substring(0, open.length() - 1) + ",\"changes\":[");
        var last = new Last();
        cells.accept(last::line);
        last.end();
    }

    /// Holds a line back until it is known whether another one follows.
    private final class Last {
        private String held = "";

        void line(ChangedCell cell) {
            if (!held.isEmpty()) {
                terminal.print(held + ",");
            }
            held = JsonText.of(json(cell));
        }

        void end() {
            terminal.print(held + "]}");
        }
    }

    static Map<String, Object> json(ChangeTotals totals) {
        var models = new LinkedHashMap<String, Object>();
        totals.models()
                .forEach((model, answers) ->
                        models.put(
                                model,
                                Map.of("cells", answers.cells(), "cost_usd", answers.usd())));
        var map = new LinkedHashMap<String, Object>();
        map.put("cells", totals.cells());
        map.put("columns", totals.columns());
        map.put("rules", totals.rules());
        map.put("models", models);
        return map;
    }

    private static Map<String, Object> json(ChangedCell cell) {
        var map = new LinkedHashMap<String, Object>();
        map.put("row", cell.row());
        map.put("column", cell.column());
        map.put("before", cell.before());
        map.put("after", cell.after());
        map.put("rules", cell.rules());
        var model = cell.model();
        map.put("model", model == null ? null : model.name());
        map.put("prompt", model == null ? null : model.prompt());
        map.put("confidence", cell.confidence());
        map.put("request", model == null ? null : model.call());
        var paid = model == null ? null : model.paid();
        map.put("cost_usd", paid == null ? null : paid.usd());
        map.put("paid_in_run", paid == null ? null : paid.run());
        return map;
    }
}
