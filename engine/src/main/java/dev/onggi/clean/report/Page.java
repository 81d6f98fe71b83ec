package dev.onggi.clean.report;

import dev.onggi.clean.score.RuleScore;
import dev.onggi.problem.Language;
import dev.onggi.quality.truth.RepairCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The page, section by section.
final class Page {
    private static final double PERCENT = 100;
    private static final int EXAMPLES = 3;
    private static final int TWINS = 500;

    private final CleaningReport report;
    private final Map<String, List<ShownCell>> changed;
    private final Map<String, List<ShownCell>> flagged;
    private final ReportWords words;
    private final CellMarkup cells;
    private final Html html = new Html();

    Page(
            CleaningReport report,
            Map<String, List<ShownCell>> changed,
            Map<String, List<ShownCell>> flagged,
            ReportWords words) {
        this.report = report;
        this.changed = changed;
        this.flagged = flagged;
        this.words = words;
        this.cells = new CellMarkup(html, words);
    }

    /// Scripts are forbidden outright, so that no cell could run one even if it were not escaped.
    String markup() {
        html.raw("<!doctype html>\n<html lang=\"")
                .raw(words.language() == Language.KO ? "ko" : "en")
                .raw("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" ")
                .raw("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .tag("title", words.say("title", report.name()))
                .raw("\n<style>\n")
                .raw(style())
                .raw("</style>\n</head>\n<body>\n<main>\n");
        summary();
        notes();
        columns();
        rules();
        changedCells();
        flaggedCells();
        twins();
        html.raw("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private static String style() {
        try (var in = Objects.requireNonNull(Page.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void summary() {
        var cleaning = report.cleaning();
        html.raw("<header>").tag("h1", report.name());
        html.tag(
                        "p.what",
                        words.say(
                                "what",
                                count(cleaning.dataset().rows()),
                                count(report.dirty().ownColumns().size()),
                                seconds()))
                .raw("</header>\n<dl class=\"figures\">\n");
        figure("figure.changed", count(cleaning.cells()));
        figure("figure.flagged", count(left()));
        figure("figure.quality", quality("before") + " → " + quality("after"));
        if (cleaning.duplicates() > 0) {
            figure("figure.duplicates", count(cleaning.duplicates()));
        }
        var score = report.score();
        if (score != null) {
            html.raw("</dl>\n<dl class=\"figures\">\n");
            var total = score.total();
            figure(
                    "figure.right",
                    percent(total.rightBefore()) + " → " + percent(total.rightAfter()));
            figure("figure.removed", percent(total.removed()));
            figure("figure.f1", three(total.f1()));
            figure("figure.harmed", count(total.harmed()));
        }
        html.raw("</dl>\n");
    }

    private void figure(String key, String value) {
        html.raw("<div>").tag("dt", words.say(key)).tag("dd", value).raw("</div>\n");
    }

    /// Cells that are suspected and were left as they are.
    private long left() {
        return report.dirty().readable().stream().mapToLong(c -> left(c.name())).sum();
    }

    private long left(String column) {
        var marks = report.cleaning().marks();
        var changedRows = marks.changed(column);
        return marks.suspects(column).positions().filter(row -> !changedRows.contains(row)).count();
    }

    private void notes() {
        if (report.notes().isEmpty()) {
            return;
        }
        section("notes");
        html.raw("<ul class=\"notes\">\n");
        for (var note : report.notes()) {
            html.open("li").text(note.message(words.language()));
            var hint = note.hint(words.language());
            if (!hint.isEmpty()) {
                html.raw(" ").tag("span.hint", hint);
            }
            html.close("li").raw("\n");
        }
        html.raw("</ul>\n</section>\n");
    }

    private void columns() {
        section("columns");
        var score = report.score();
        var counts = new LinkedHashMap<String, RepairCount>();
        if (score != null) {
            score.columns().forEach(c -> counts.put(c.column(), c));
        }
        var heads = new ArrayList<>(List.of("column", "share", "changed", "flagged"));
        if (score != null) {
            heads.addAll(List.of("wrong", "repaired", "harmed", "precision", "recall"));
        }
        table(heads);
        long rows = report.cleaning().dataset().rows();
        for (var column : report.dirty().ownColumns()) {
            long cellsChanged = report.cleaning().marks().changed(column.name()).size();
            html.raw("<tr>").tag("th", column.name());
            bar(cellsChanged, rows);
            numbers(count(cellsChanged), count(left(column.name())));
            var repair = counts.get(column.name());
            if (repair != null) {
                numbers(
                        count(repair.wrongBefore()),
                        count(repair.repaired()),
                        count(repair.harmed()),
                        repair.changed() == 0 ? "" : three(repair.precision()),
                        repair.wrongBefore() == 0 ? "" : three(repair.recall()));
            } else if (score != null) {
                numbers("", "", "", "", "");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private void bar(long part, long whole) {
        double share = whole == 0 ? 0 : (double) part / whole;
        html.raw(
                "<td class=\"share\"><i class=\"bar\" style=\"--share:%s\"></i></td>"
                        .formatted(String.format(Locale.ROOT, "%.4f", share)));
    }

    private void numbers(String... cells) {
        for (var cell : cells) {
            html.tag("td.number", cell);
        }
    }

    private void rules() {
        section("rules");
        if (report.cleaning().byRule().isEmpty()) {
            html.tag("p", words.say("none.changed")).raw("\n</section>\n");
            return;
        }
        var scores = new LinkedHashMap<String, RuleScore>();
        var score = report.score();
        if (score != null) {
            score.rules().forEach(rule -> scores.put(rule.rule(), rule));
        }
        var heads = new ArrayList<>(List.of("rule", "cells"));
        if (score != null) {
            heads.addAll(List.of("repaired", "harmed", "precision"));
        }
        heads.add("examples");
        table(heads);
        report.cleaning()
                .byRule()
                .forEach((rule, count) -> rule(rule, count, scores.get(rule), score != null));
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private void rule(String rule, long count, @Nullable RuleScore score, boolean measured) {
        html.raw("<tr>").tag("th", rule);
        numbers(count(count));
        if (score != null) {
            numbers(count(score.repaired()), count(score.harmed()), three(score.precision()));
        } else if (measured) {
            numbers("", "", "");
        }
        html.raw("<td class=\"examples\">");
        changed.values().stream()
                .flatMap(List::stream)
                .filter(cell -> cell.by().contains(rule))
                .filter(distinct())
                .limit(EXAMPLES)
                .forEach(cell -> {
                    html.raw("<div>");
                    cells.inline(cell);
                    html.raw("</div>");
                });
        html.raw("</td></tr>\n");
    }

    /// Passes each change once.
    private static Predicate<ShownCell> distinct() {
        var seen = new HashSet<List<String>>();
        return cell -> seen.add(List.of(cell.before(), cell.after()));
    }

    private void table(List<String> heads) {
        html.raw("<div class=\"wide\"><table><thead><tr>");
        for (var head : heads) {
            if (head.equals("share")) {
                html.raw("<th class=\"share\"></th>");
            } else {
                boolean text = List.of("column", "rule", "examples").contains(head);
                html.tag(text ? "th" : "th.number", words.say("head." + head));
            }
        }
        html.raw("</tr></thead><tbody>\n");
    }

    private void changedCells() {
        if (changed.isEmpty()) {
            return;
        }
        section("changed");
        boolean open = true;
        for (var column : changed.entrySet()) {
            int all = report.cleaning().marks().changed(column.getKey()).size();
            fold(column.getKey(), column.getValue().size(), all, open);
            open = false;
            cells.changed(column.getValue());
            html.raw("</details>\n");
        }
        html.raw("</section>\n");
    }

    private void flaggedCells() {
        if (flagged.isEmpty()) {
            return;
        }
        section("flagged");
        html.tag("p", words.say("flagged.what")).raw("\n");
        boolean open = true;
        for (var column : flagged.entrySet()) {
            fold(column.getKey(), column.getValue().size(), left(column.getKey()), open);
            open = false;
            cells.flagged(column.getValue());
            html.raw("</details>\n");
        }
        html.raw("</section>\n");
    }

    private void twins() {
        var twins = report.cleaning().learnt().twins();
        if (twins.rows().isEmpty()) {
            return;
        }
        section("twins");
        html.tag(
                        "p",
                        words.say(
                                twins.merge() ? "twins.merged" : "twins.what",
                                count(twins.rows().size()),
                                count(twins.alike()),
                                percent(twins.precision())))
                .raw("\n");
        cells.twins(twins.rows().stream().limit(TWINS).toList());
        html.raw("</section>\n");
    }

    private void fold(String column, int shown, long all, boolean open) {
        html.raw(open ? "<details open>" : "<details>").open("summary").tag("b", column).raw(" ");
        html.tag(
                "span",
                shown < all
                        ? words.say("shown.some", count(all), count(shown))
                        : words.say("shown.all", count(all)));
        html.close("summary").raw("\n");
    }

    private void section(String key) {
        html.raw("<section class=\"").raw(key).raw("\">").tag("h2", words.say("section." + key));
        html.raw("\n");
    }

    private String quality(String phase) {
        double total =
                report.cleaning().scores().stream()
                        .filter(s -> s.phase().equals(phase))
                        .mapToDouble(s -> s.total())
                        .findFirst()
                        .orElse(0);
        return String.format(Locale.ROOT, "%.0f", Math.floor(total));
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f", report.took().toMillis() / 1000.0);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * PERCENT);
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
