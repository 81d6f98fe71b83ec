package dev.onggi.cli;

import dev.onggi.run.RunRepository.RecordedRun;
import dev.onggi.run.RunStatistics.Ends;
import dev.onggi.run.RunStatistics.OfPipeline;
import dev.onggi.run.Timing;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs as a table, and their statistics.
///
/// @param terminal says it
/// @param zone of times
record RunsView(Terminal terminal, ZoneId zone) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    TableView list(List<RecordedRun> runs) {
        var table =
                new TableView(
                        terminal.say("runs.run"),
                        terminal.say("runs.state"),
                        terminal.say("runs.begun"),
                        ">" + terminal.say("runs.took"));
        for (var run : runs) {
            table.row(
                    run.id(),
                    terminal.say("state." + run.state()),
                    TIME.format(run.startedAt().atZone(zone)),
                    took(run));
        }
        return table;
    }

    private static String took(RecordedRun run) {
        var ended = run.endedAt();
        if (ended == null) {
            return "";
        }
        var took = Duration.between(run.startedAt(), ended);
        return Numbers.seconds(took.isNegative() ? Duration.ZERO : took);
    }

    static Map<String, Object> json(RecordedRun run) {
        var map = new LinkedHashMap<String, Object>();
        map.put("run", run.id());
        map.put("pipeline", run.pipeline());
        map.put("state", run.state());
        map.put("cause", run.cause());
        map.put("started_at", run.startedAt().toString());
        map.put("ended_at", run.endedAt() == null ? null : run.endedAt().toString());
        map.put("stale", run.stale());
        return map;
    }

    TableView statistics(List<OfPipeline> pipelines) {
        var table =
                new TableView(
                        terminal.say("stats.of"),
                        ">" + terminal.say("stats.runs"),
                        ">" + terminal.say("stats.well"),
                        ">p50",
                        ">p95",
                        ">" + terminal.say("stats.in"),
                        ">" + terminal.say("stats.out"),
                        ">" + terminal.say("stats.retries"),
                        ">USD");
        for (var one : pipelines) {
            row(
                    table,
                    one.pipeline(),
                    one.ends(),
                    one.took(),
                    one.rows(),
                    one.retries(),
                    one.costMicros());
            for (var step : one.steps()) {
                row(
                        table,
                        "  " + step.name(),
                        step.ends(),
                        step.took(),
                        step.rows(),
                        step.retries(),
                        step.costMicros());
            }
        }
        return table;
    }

    private static void row(
            TableView table,
            String name,
            Ends ends,
            Timing took,
            dev.onggi.run.RunStatistics.Rows rows,
            long retries,
            long costMicros) {
        table.row(
                name,
                Numbers.count(ends.counted() + ends.cancelled()),
                ends.counted() == 0 ? "" : Numbers.share(ends.successRate()),
                took.count() == 0 ? "" : Numbers.seconds(took.p50()),
                took.count() == 0 ? "" : Numbers.seconds(took.p95()),
                Numbers.count(rows.in()),
                Numbers.count(rows.out()),
                retries == 0 ? "" : Numbers.count(retries),
                costMicros == 0 ? "" : String.format(Locale.ROOT, "%.2f", costMicros / 1e6));
    }
}
