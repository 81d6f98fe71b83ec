package dev.onggi.cli;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.eval.AnswerCount;
import dev.onggi.clean.eval.Difference;
import dev.onggi.clean.eval.Effort;
import dev.onggi.clean.eval.Evaluation;
import dev.onggi.clean.eval.Share;
import dev.onggi.clean.eval.Variant;
import dev.onggi.clean.eval.VariantResult;
import dev.onggi.problem.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A comparison on a terminal: variants by number, side by side.
final class EvalView {
    private static final int PAIRS = 10;
    private static final int COLUMN_ROWS = 40;
    private static final long CENT = 10_000;

    private final Terminal terminal;
    private final Evaluation evaluation;
    private final List<Problem> notes;

    EvalView(Terminal terminal, Evaluation evaluation, List<Problem> notes) {
        this.terminal = terminal;
        this.evaluation = evaluation;
        this.notes = notes;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        var sample = evaluation.sample();
        lines.addAll(
                Wrapping.of(
                        "",
                        terminal.say(
                                "eval.title",
                                Numbers.count(sample.rows()),
                                Numbers.count(sample.of()),
                                sample.data(),
                                String.join(", ", evaluation.columns())),
                        terminal.width()));
        lines.add("");
        lines.addAll(
                legend(
                        terminal,
                        evaluation.results().stream().map(VariantResult::variant).toList(),
                        evaluation.results().stream().map(r -> r.asked().shown()).toList()));
        lines.add("");
        lines.addAll(table());
        lines.addAll(columns());
        lines.addAll(differences());
        lines.addAll(told());
        lines.add("");
        lines.addAll(Wrapping.of("", terminal.say("eval.paid", paid()), terminal.width()));
        return lines;
    }

    /// What the numbers stand for.
    static List<String> legend(Terminal terminal, List<Variant> variants) {
        return legend(terminal, variants, variants.stream().map(Variant::model).toList());
    }

    private static List<String> legend(
            Terminal terminal, List<Variant> variants, List<String> models) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < variants.size(); i++) {
            var variant = variants.get(i);
            var named = variant.task() + "  " + models.get(i) + "  " + variant.written();
            lines.add(
                    TextWidth.fit(
                            TextWidth.padLeft("" + (i + 1), 2) + "  " + named.strip(),
                            terminal.width()));
        }
        return lines;
    }

    private List<String> table() {
        var table =
                new TableView(
                        ">#",
                        ">" + terminal.say("eval.right"),
                        ">95 %",
                        ">" + terminal.say("eval.harm"),
                        ">" + terminal.say("eval.left"),
                        ">USD",
                        ">" + terminal.say("eval.mean"),
                        ">p95",
                        ">" + terminal.say("eval.requests"),
                        ">" + terminal.say("eval.tokens"));
        for (int i = 0; i < evaluation.results().size(); i++) {
            var result = evaluation.results().get(i);
            if (!result.measured()) {
                table.row(i + 1, "✗", "", "", "", "", "", "", "", "");
                continue;
            }
            var count = result.tally().total();
            var effort = result.effort();
            table.row(
                    i + 1,
                    percent(count.accuracy().value()),
                    interval(count.accuracy()),
                    harm(count),
                    percent(count.abstention().value()),
                    usd(effort.cost()),
                    seconds(effort.mean()),
                    seconds(effort.p95()),
                    Numbers.count(effort.requests()),
                    Numbers.count(effort.input() + effort.output()));
        }
        return table.lines(terminal.width());
    }

    /// The share of right cells that were spoilt; nothing where none was right.
    static String harm(AnswerCount count) {
        return count.rightBefore() == 0 ? "-" : percent(count.harm().value());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }

    private static String interval(Share share) {
        return percent(share.low()) + "-" + percent(share.high());
    }

    private static String seconds(Duration duration) {
        return duration.isZero()
                ? "-"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /// Dollars with as many digits as small amounts need.
    static String usd(Money money) {
        return String.format(
                Locale.ROOT,
                money.micros() == 0 || money.micros() >= CENT ? "%.2f" : "%.6f",
                money.micros() / 1e6);
    }

    static BigDecimal amount(Money money) {
        return BigDecimal.valueOf(money.micros(), 6);
    }

    private List<String> columns() {
        if (evaluation.columns().size() < 2) {
            return List.of();
        }
        var table =
                new TableView(
                        terminal.say("clean.column"),
                        ">#",
                        ">" + terminal.say("eval.right"),
                        ">95 %",
                        ">" + terminal.say("eval.harm"),
                        ">" + terminal.say("eval.left"));
        int rows = 0;
        for (int c = 0; c < evaluation.columns().size(); c++) {
            for (int i = 0; i < evaluation.results().size() && rows < COLUMN_ROWS; i++) {
                var result = evaluation.results().get(i);
                if (result.measured()) {
                    var count = result.tally().columns().get(c);
                    table.row(
                            count.column(),
                            i + 1,
                            percent(count.accuracy().value()),
                            interval(count.accuracy()),
                            harm(count),
                            percent(count.abstention().value()));
                    rows++;
                }
            }
        }
        var lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines(terminal.width()));
        return lines;
    }

    private List<String> differences() {
        var all = evaluation.differences();
        var lines = new ArrayList<String>();
        for (var pair : all.stream().limit(PAIRS).toList()) {
            var points = String.format(Locale.ROOT, "%.1f", pair.points() * 100);
            var p = String.format(Locale.ROOT, "%.3f", pair.probability());
            lines.addAll(
                    Wrapping.of(
                            "  ",
                            terminal.say(
                                    pair.points() == 0
                                            ? "eval.same"
                                            : pair.real() ? "eval.better" : "eval.chance",
                                    pair.one() + 1,
                                    pair.other() + 1,
                                    points,
                                    p),
                            terminal.width()));
        }
        if (!lines.isEmpty()) {
            lines.addFirst(terminal.say("eval.differences"));
            lines.addFirst("");
        }
        return lines;
    }

    private List<String> told() {
        var lines = new ArrayList<String>();
        var all = new ArrayList<>(notes);
        evaluation.results().forEach(result -> all.addAll(result.warnings()));
        for (var note : all.stream().distinct().toList()) {
            lines.addAll(Wrapping.of("! ", note.message(terminal.language()), terminal.width()));
            var hint = note.hint(terminal.language());
            if (!hint.isEmpty()) {
                lines.addAll(Wrapping.of("    -> ", hint, terminal.width()));
            }
        }
        if (!lines.isEmpty()) {
            lines.addFirst("");
        }
        return lines;
    }

    private Money paid() {
        return evaluation.results().stream()
                .map(result -> result.effort().paid())
                .reduce(Money.ZERO, Money::plus);
    }

    /// Tells why variants have no result; the exit status.
    int failures(Failures failures) {
        int status = Failures.DONE;
        for (var result : evaluation.results()) {
            if (!result.measured()) {
                failures.tell(result.failure());
                status = Failures.FAILED;
            }
        }
        return status;
    }

    String json() {
        var sample = evaluation.sample();
        var map = new LinkedHashMap<String, Object>();
        map.put("at", evaluation.at().toString());
        map.put("data", sample.data());
        map.put("truth", sample.truth());
        map.put("rows", sample.rows());
        map.put("of", sample.of());
        map.put("seed", sample.seed());
        map.put("columns", evaluation.columns());
        map.put("variants", evaluation.results().stream().map(this::json).toList());
        map.put("differences", evaluation.differences().stream().map(EvalView::json).toList());
        map.put("paid_usd", amount(paid()));
        map.put("notes", notes.stream().map(note -> note.line(terminal.language())).toList());
        return JsonText.of(map);
    }

    static Map<String, Object> json(Variant variant) {
        var map = new LinkedHashMap<String, Object>();
        map.put("task", variant.task());
        map.put("model", variant.model());
        map.put("parameters", variant.parameters());
        return map;
    }

    private Map<String, Object> json(VariantResult result) {
        var map = json(result.variant());
        map.put("model", result.asked().shown());
        map.put("version", result.asked().version());
        if (!result.measured()) {
            map.put(
                    "failure",
                    result.failure().stream().map(p -> p.line(terminal.language())).toList());
            return map;
        }
        map.putAll(json(result.tally().total()));
        var columns = new LinkedHashMap<String, Object>();
        result.tally().columns().forEach(count -> columns.put(count.column(), json(count)));
        map.put("columns", columns);
        var effort = result.effort();
        map.put("usd", amount(effort.cost()));
        map.put("paid_usd", amount(effort.paid()));
        map.put("requests", effort.requests());
        map.put("input_tokens", effort.input());
        map.put("output_tokens", effort.output());
        map.putAll(latency(effort));
        return map;
    }

    static Map<String, Object> latency(Effort effort) {
        var map = new LinkedHashMap<String, Object>();
        map.put("latency_mean_ms", effort.mean().toMillis());
        map.put("latency_p95_ms", effort.p95().toMillis());
        return map;
    }

    static Map<String, Object> json(AnswerCount count) {
        var map = new LinkedHashMap<String, Object>();
        map.put("cells", count.cells());
        map.put("right", json(count.right(), count.accuracy()));
        map.put("harmed", json(count.harmed(), count.harm()));
        map.put("abstained", json(count.left(), count.abstention()));
        return map;
    }

    private static Map<String, Object> json(long cells, Share share) {
        var map = new LinkedHashMap<String, Object>();
        map.put("cells", cells);
        map.put("share", share.value());
        map.put("low", share.low());
        map.put("high", share.high());
        return map;
    }

    private static Map<String, Object> json(Difference pair) {
        var map = new LinkedHashMap<String, Object>();
        map.put("better", pair.one() + 1);
        map.put("than", pair.other() + 1);
        map.put("points", pair.points() * 100);
        map.put("p", pair.probability());
        map.put("larger_than_chance", pair.real());
        return map;
    }
}
