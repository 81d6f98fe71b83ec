package dev.onggi.cli;

import dev.onggi.FileCleaning;
import dev.onggi.clean.TableCleaning;
import dev.onggi.clean.score.CleaningScore;
import dev.onggi.clean.score.DetectionCount;
import dev.onggi.clean.score.RuleScore;
import dev.onggi.problem.Problem;
import dev.onggi.quality.truth.RepairCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What `onggi clean` has done, on a terminal.
final class CleanView {
    private static final int SHOWN_CELLS = 12;
    private static final int SHOWN_COLUMNS = 20;
    private static final int SHOWN_RULES = 20;
    private static final int MOST_REASON = 24;
    private static final int GAPS = 8;

    private final Terminal terminal;
    private final FileCleaning.Result result;
    private final @Nullable Path report;
    private final boolean explain;

    /// @param report the page that was written, or null
    /// @param explain whether learnt rules are printed
    CleanView(
            Terminal terminal, FileCleaning.Result result, @Nullable Path report, boolean explain) {
        this.terminal = terminal;
        this.explain = explain;
        this.result = result;
        this.report = report;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.addAll(rules());
        lines.addAll(cells());
        lines.addAll(learnt());
        lines.addAll(TwinView.lines(terminal, result.cleaning().learnt().twins()));
        lines.addAll(truth());
        lines.addAll(notes());
        lines.add("");
        lines.add(summary());
        lines.add(terminal.say("run.output", result.output()));
        if (result.rejected() != null) {
            lines.add(terminal.say("run.rejects", result.rejected()));
        }
        if (report != null) {
            lines.add(terminal.say("run.output", report));
        }
        return lines;
    }

    private List<String> rules() {
        var table = new TableView(terminal.say("clean.rule"), ">" + terminal.say("clean.cells"));
        result.cleaning().byRule().forEach((rule, cells) -> table.row(rule, Numbers.count(cells)));
        return table.isEmpty()
                ? List.of(terminal.say("clean.nothing"))
                : table.lines(terminal.width());
    }

    private List<String> cells() {
        var table =
                new TableView(
                        ">" + terminal.say("clean.row"),
                        terminal.say("clean.column"),
                        terminal.say("clean.before"),
                        terminal.say("clean.after"),
                        terminal.say("clean.by"));
        var sample = result.cleaning().sample().stream().limit(SHOWN_CELLS).toList();
        int room = room(sample);
        for (var cell : sample) {
            var before = cell.before() == null ? "" : cell.before();
            var after = cell.after() == null ? "" : cell.after();
            var glimpse = Glimpse.of(before, after, room);
            table.row(
                    cell.id(),
                    cell.column(),
                    before.isEmpty() ? terminal.say("clean.empty") : glimpse.before(),
                    after.isEmpty() ? terminal.say("clean.empty") : glimpse.after(),
                    TextWidth.fit(String.join(", ", cell.rules()), MOST_REASON));
        }
        if (table.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of("", terminal.say("clean.sample")));
        lines.addAll(table.lines(terminal.width()));
        return lines;
    }

    /// What is left of a line for each of two cells.
    private int room(List<TableCleaning.Changed> sample) {
        int column = widest(sample, TableCleaning.Changed::column);
        int id = widest(sample, TableCleaning.Changed::id);
        int by = widest(sample, cell -> String.join(", ", cell.rules()));
        return (terminal.width() - column - id - Math.min(by, MOST_REASON) - GAPS) / 2;
    }

    private static int widest(
            List<TableCleaning.Changed> sample, Function<TableCleaning.Changed, String> text) {
        return sample.stream().mapToInt(cell -> TextWidth.of(text.apply(cell))).max().orElse(0);
    }

    private List<String> learnt() {
        var learnt = result.cleaning().learnt();
        var lines = new ArrayList<String>();
        if (explain && !learnt.rules().isEmpty()) {
            lines.add("");
            lines.add(terminal.say("learn.rules"));
            learnt.rules().forEach(rule -> lines.addAll(LearntView.lines(terminal, rule)));
        }
        if (explain && !learnt.suspicions().isEmpty()) {
            lines.add("");
            lines.add(terminal.say("learn.suspected", Numbers.count(learnt.suspicions().size())));
            learnt.suspicions().stream()
                    .limit(SHOWN_CELLS)
                    .forEach(s -> lines.addAll(LearntView.lines(terminal, s)));
        } else {
            lines.addAll(SuspectedView.lines(terminal, learnt.suspicions()));
        }
        return lines;
    }

    private List<String> truth() {
        var score = result.score();
        if (score == null) {
            return List.of();
        }
        var table =
                new TableView(
                        terminal.say("clean.column"),
                        ">" + terminal.say("truth.wrong"),
                        ">" + terminal.say("truth.changed"),
                        ">" + terminal.say("truth.repaired"),
                        ">" + terminal.say("truth.harmed"),
                        ">P",
                        ">R",
                        ">F1");
        score.columns().stream()
                .filter(c -> c.wrongBefore() + c.changed() > 0)
                .limit(SHOWN_COLUMNS)
                .forEach(c -> row(table, c.column(), c));
        row(table, terminal.say("truth.all"), score.total());
        var lines = new ArrayList<>(List.of("", terminal.say("truth.title")));
        lines.addAll(table.lines(terminal.width()));
        var all = score.total();
        lines.add(
                terminal.say(
                        "truth.summary",
                        share(all.precision(), all.changed()),
                        share(all.recall(), all.wrongBefore()),
                        share(all.f1(), all.wrongBefore() + all.changed()),
                        String.format(java.util.Locale.ROOT, "%.4f %%", all.harm() * 100),
                        Numbers.count(all.harmed())));
        lines.add(
                terminal.say(
                        "truth.right",
                        Numbers.share(all.rightBefore()),
                        Numbers.share(all.rightAfter()),
                        all.wrongBefore() == 0 ? "-" : Numbers.share(all.removed())));
        var found = score.detection();
        lines.add(
                terminal.say(
                        "truth.flagged",
                        Numbers.count(found.flagged()),
                        share(found.flaggedPrecision(), found.flagged()),
                        share(found.flaggedRecall(), found.wrong() - found.changedWrong())));
        lines.addAll(byRule(score));
        score.notes().forEach(p -> lines.add("! " + p.message(terminal.language())));
        return lines;
    }

    private List<String> byRule(CleaningScore score) {
        if (score.rules().isEmpty()) {
            return List.of();
        }
        var table =
                new TableView(
                        terminal.say("clean.rule"),
                        ">" + terminal.say("truth.changed"),
                        ">" + terminal.say("truth.repaired"),
                        ">" + terminal.say("truth.harmed"),
                        ">P");
        for (var rule : score.rules().stream().limit(SHOWN_RULES).toList()) {
            table.row(
                    rule.rule(),
                    Numbers.count(rule.changed()),
                    Numbers.count(rule.repaired()),
                    Numbers.count(rule.harmed()),
                    Numbers.three(rule.precision()));
        }
        var lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines(terminal.width()));
        return lines;
    }

    private static void row(TableView table, String name, RepairCount count) {
        table.row(
                name,
                Numbers.count(count.wrongBefore()),
                Numbers.count(count.changed()),
                Numbers.count(count.repaired()),
                Numbers.count(count.harmed()),
                share(count.precision(), count.changed()),
                share(count.recall(), count.wrongBefore()),
                share(count.f1(), count.wrongBefore() + count.changed()));
    }

    /// `-` where there is nothing of which it would be a share.
    private static String share(double share, long of) {
        return of == 0 ? "-" : Numbers.three(share);
    }

    private List<String> notes() {
        var lines = new ArrayList<String>();
        for (Problem note : result.notes()) {
            lines.add((lines.isEmpty() ? "\n" : "") + "! " + note.message(terminal.language()));
            var hint = note.hint(terminal.language());
            if (!hint.isEmpty()) {
                lines.add("    -> " + hint);
            }
        }
        return lines;
    }

    private String summary() {
        return terminal.say(
                "clean.summary",
                Numbers.count(result.cleaning().kept().keptRows()),
                Numbers.count(result.cleaning().cells()),
                Numbers.score(total("before")),
                Numbers.score(total("after")),
                Numbers.seconds(result.took()));
    }

    private double total(String phase) {
        return result.cleaning().scores().stream()
                .filter(s -> s.phase().equals(phase))
                .mapToDouble(s -> s.total())
                .findFirst()
                .orElse(0);
    }

    /// @param asked what asking a model took
    String json(Map<String, Object> asked) {
        var map = new LinkedHashMap<String, Object>(asked);
        map.put("output", result.output().toString());
        if (report != null) {
            map.put("report", report.toString());
        }
        map.put("rows", result.cleaning().kept().keptRows());
        map.put("rejected", result.cleaning().merged().rows().size());
        map.put("cells_changed", result.cleaning().cells());
        map.put("by_rule", result.cleaning().byRule());
        map.put("duplicates", result.cleaning().duplicates());
        map.put("learnt", LearntView.json(result.cleaning().learnt()));
        map.put("flagged", result.cleaning().marks().suspects());
        map.put("quality", Map.of("before", total("before"), "after", total("after")));
        map.put("seconds", result.took().toMillis() / 1000.0);
        var score = result.score();
        if (score != null) {
            map.put("truth", json(score.total()));
            var columns = new LinkedHashMap<String, Object>();
            score.columns().forEach(c -> columns.put(c.column(), json(c)));
            map.put("columns", columns);
            map.put("detection", json(score.detection()));
            map.put("rules", score.rules().stream().map(CleanView::json).toList());
        }
        map.put("sample", result.cleaning().sample().stream().map(CleanView::json).toList());
        map.put("notes", result.notes().stream().map(p -> p.line(terminal.language())).toList());
        return JsonText.of(map);
    }

    static Map<String, Object> json(RepairCount count) {
        var map = new LinkedHashMap<String, Object>();
        map.put("cells", count.cells());
        map.put("wrong", count.wrongBefore());
        map.put("changed", count.changed());
        map.put("repaired", count.repaired());
        map.put("harmed", count.harmed());
        map.put("precision", count.precision());
        map.put("recall", count.recall());
        map.put("f1", count.f1());
        map.put("harm", count.harm());
        map.put("removed", count.removed());
        map.put("right_before", count.rightBefore());
        map.put("right_after", count.rightAfter());
        return map;
    }

    private static Map<String, Object> json(DetectionCount count) {
        var map = new LinkedHashMap<String, Object>();
        map.put("precision", count.precision());
        map.put("recall", count.recall());
        map.put("f1", count.f1());
        map.put("flagged", count.flagged());
        map.put("flagged_precision", count.flaggedPrecision());
        map.put("flagged_recall", count.flaggedRecall());
        map.put("abstention", count.abstention());
        return map;
    }

    private static Map<String, Object> json(RuleScore rule) {
        var map = new LinkedHashMap<String, Object>();
        map.put("rule", rule.rule());
        map.put("changed", rule.changed());
        map.put("repaired", rule.repaired());
        map.put("harmed", rule.harmed());
        map.put("precision", rule.precision());
        return map;
    }

    private static Map<String, Object> json(TableCleaning.Changed cell) {
        var map = new LinkedHashMap<String, Object>();
        map.put("row", cell.id());
        map.put("column", cell.column());
        map.put("before", cell.before());
        map.put("after", cell.after());
        map.put("rules", cell.rules());
        return map;
    }
}
