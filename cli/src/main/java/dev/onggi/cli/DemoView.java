package dev.onggi.cli;

import dev.onggi.Demo;
import dev.onggi.quality.truth.RepairScore;
import dev.onggi.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the demo did: rows, changed cells by rule, quality, accuracy against the truth, time.
final class DemoView {
    private final Terminal terminal;
    private final Path folder;
    private final RunResult result;
    private final RepairScore score;

    DemoView(Terminal terminal, Path folder, RunResult result, RepairScore score) {
        this.terminal = terminal;
        this.folder = folder;
        this.result = result;
        this.score = score;
    }

    List<String> lines() {
        var lines = new ArrayList<>(List.of(""));
        lines.addAll(table().lines(terminal.width()));
        lines.add("");
        outputs().forEach(path -> lines.add(terminal.say("run.output", path)));
        lines.add(terminal.say("demo.next", "cd " + folder, "onggi show " + result.pipeline()));
        return lines;
    }

    private List<Path> outputs() {
        return Demo.outputs(result).stream().map(folder::resolve).toList();
    }

    private TableView table() {
        var rows = result.rows();
        var scores = RunView.scores(result);
        var table = new TableView(terminal.say("demo.what"), ">" + terminal.say("demo.count"));
        table.row(terminal.say("demo.in"), Numbers.count(rows.in()));
        table.row(terminal.say("demo.out"), Numbers.count(rows.out()));
        table.row(terminal.say("demo.rejected"), Numbers.count(rows.rejected()));
        table.row(terminal.say("demo.changed"), Numbers.count(rows.changed()));
        Demo.byRule(result).forEach((rule, cells) -> table.row("  " + rule, Numbers.count(cells)));
        table.row(
                terminal.say("demo.quality"),
                Numbers.score(scores.getOrDefault("before", 0.0))
                        + " -> "
                        + Numbers.score(scores.getOrDefault("after", 0.0)));
        var all = score.total();
        table.row(
                terminal.say("demo.accuracy"),
                Numbers.share(all.rightBefore()) + " -> " + Numbers.share(all.rightAfter()));
        table.row(terminal.say("demo.removed"), Numbers.share(all.removed()));
        table.row(
                terminal.say("demo.harm"), String.format(Locale.ROOT, "%.3f %%", all.harm() * 100));
        table.row(terminal.say("demo.time"), Numbers.seconds(result.took()));
        return table;
    }

    Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("workspace", folder.toString());
        map.put("run", result.id());
        map.put("rows_in", result.rows().in());
        map.put("rows_out", result.rows().out());
        map.put("rejected", result.rows().rejected());
        map.put("cells_changed", result.rows().changed());
        map.put("by_rule", Demo.byRule(result));
        map.put("quality", RunView.scores(result));
        map.put("truth", CleanView.json(score.total()));
        map.put("seconds", result.took().toMillis() / 1000.0);
        map.put("outputs", outputs().stream().map(Path::toString).toList());
        return map;
    }
}
