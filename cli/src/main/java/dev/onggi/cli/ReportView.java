package dev.onggi.cli;

import dev.onggi.problem.Problem;
import dev.onggi.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A report as lines.
///
/// @param terminal says it
/// @param report what is told
/// @param days over how many days
record ReportView(Terminal terminal, Report report, int days) {
    List<String> lines(int width) {
        var lines = new ArrayList<String>();
        lines.add(head());
        if (!targets().isEmpty()) {
            lines.add("");
            lines.addAll(targets().lines(width));
        }
        if (report.availability().isEmpty()) {
            lines.addAll(Wrapping.of("- ", terminal.say("report.unserved", "onggi serve"), width));
        }
        if (!perDay().isEmpty()) {
            lines.add("");
            lines.addAll(perDay().lines(width));
        }
        if (!pipelines().isEmpty()) {
            lines.add("");
            lines.addAll(pipelines().lines(width));
        }
        lines.add("");
        lines.add(terminal.say(report.advice().isEmpty() ? "report.well" : "report.advice"));
        for (var advice : report.advice()) {
            lines.addAll(Wrapping.of("  - ", advice.message(terminal.language()), width));
            lines.addAll(Wrapping.of("    ", advice.hint(terminal.language()), width));
        }
        return lines;
    }

    String head() {
        var ends = report.ends();
        return terminal.say(
                "report.head",
                days,
                Numbers.count(ends.counted() + ends.cancelled()),
                Numbers.count(ends.succeeded()),
                Numbers.count(ends.failed()),
                Numbers.count(ends.stopped()),
                Numbers.count(ends.cancelled()));
    }

    TableView targets() {
        var table =
                new TableView(
                        terminal.say("report.target"),
                        ">" + terminal.say("report.reached"),
                        ">" + terminal.say("report.wanted"),
                        "");
        for (var measure : report.measures()) {
            table.row(
                    terminal.say("target." + measure.name()),
                    figure(measure.name(), measure.reached()),
                    figure(measure.name(), measure.target()),
                    terminal.say(measure.met() ? "report.met" : "report.missed"));
        }
        return table;
    }

    private static String figure(String name, double value) {
        return switch (name) {
            case "success_rate" -> Numbers.share(value);
            case "availability" -> String.format(Locale.ROOT, "%.2f %%", value * 100);
            case "recovery" -> Numbers.seconds(Duration.ofMillis(Math.round(value * 1000)));
            case "usd_per_day" -> String.format(Locale.ROOT, "%.2f", value);
            default -> Numbers.count(Math.round(value));
        };
    }

    TableView perDay() {
        var table =
                new TableView(
                        terminal.say("report.day"),
                        ">" + terminal.say("stats.runs"),
                        ">" + terminal.say("datasets.rows"),
                        ">USD");
        report.days()
                .forEach((day, done) ->
                        table.row(
                                day,
                                Numbers.count(done.runs()),
                                Numbers.count(done.rows()),
                                String.format(Locale.ROOT, "%.2f", done.costMicros() / 1e6)));
        return table;
    }

    TableView pipelines() {
        var table =
                new TableView(
                        terminal.say("list.pipeline"),
                        ">" + terminal.say("stats.runs"),
                        ">" + terminal.say("stats.well"),
                        ">p50",
                        ">p95",
                        ">" + terminal.say("stats.in"));
        for (var one : report.pipelines()) {
            table.row(
                    one.pipeline(),
                    Numbers.count(one.ends().counted() + one.ends().cancelled()),
                    one.ends().counted() == 0 ? "" : Numbers.share(one.ends().successRate()),
                    one.took().count() == 0 ? "" : Numbers.seconds(one.took().p50()),
                    one.took().count() == 0 ? "" : Numbers.seconds(one.took().p95()),
                    Numbers.count(one.rows().in()));
        }
        return table;
    }

    List<Problem> advice() {
        return report.advice();
    }
}
