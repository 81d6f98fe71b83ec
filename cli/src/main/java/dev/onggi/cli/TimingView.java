package dev.onggi.cli;

import dev.onggi.schedule.Expectation;
import dev.onggi.schedule.Spans;
import dev.onggi.schedule.Timeline;
import dev.onggi.schedule.Timeline.Row;
import dev.onggi.schedule.Timeline.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The runs that are to be expected of a day.
final class TimingView {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /// A schedule with more runs is told in one line.
    private static final int ONE_BY_ONE = 6;

    private final Terminal terminal;
    private final Timeline day;

    TimingView(Terminal terminal, Timeline day) {
        this.terminal = terminal;
        this.day = day;
    }

    void print() {
        terminal.print(terminal.say("timing.day", day.day(), day.zone()));
        var table =
                new TableView(
                        terminal.say("timing.when"),
                        terminal.say("timing.pipeline"),
                        ">" + terminal.say("timing.takes"),
                        terminal.say("timing.schedule"));
        day.rows().forEach(row -> rows(row, table));
        table.lines(terminal.width()).forEach(terminal::print);
        for (var overlap : day.overlaps()) {
            terminal.print(
                    terminal.say(
                            "timing.overlap",
                            overlap.pipeline(),
                            Numbers.count(overlap.times()),
                            clock(overlap.first())));
        }
        var most = day.mostAt();
        if (most != null && day.most() > 1) {
            terminal.print(terminal.say("timing.most", Numbers.count(day.most()), clock(most)));
        }
    }

    private void rows(Row row, TableView table) {
        var takes = row.expected().map(TimingView::takes).orElse("?");
        var runs = row.runs();
        if (runs.isEmpty()) {
            line(table, row, "-", takes);
        } else if (runs.size() > ONE_BY_ONE) {
            line(
                    table,
                    row,
                    terminal.say(
                            "timing.many",
                            clock(runs.getFirst().start()),
                            clock(runs.getLast().start()),
                            Numbers.count(runs.size())),
                    takes);
        } else {
            runs.forEach(
                    run -> line(table, row, clock(run.start()) + " - " + clock(run.end()), takes));
        }
    }

    private static void line(TableView table, Row row, String when, String takes) {
        table.row(when, row.key().pipeline(), takes, row.key().schedule());
    }

    private static String takes(Expectation expected) {
        var spread = expected.spread();
        var median = Spans.text(expected.median());
        return spread.compareTo(Duration.ofSeconds(1)) < 0
                ? median
                : median + " ±" + Spans.text(spread);
    }

    private String clock(Instant at) {
        return CLOCK.format(at.atZone(day.zone()));
    }

    /// The same for programs.
    Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("day", day.day().toString());
        map.put("timezone", day.zone().getId());
        map.put("schedules", day.rows().stream().map(TimingView::json).toList());
        map.put(
                "overlaps",
                day.overlaps().stream()
                        .map(one ->
                                Map.of(
                                        "pipeline", one.pipeline(),
                                        "times", one.times(),
                                        "first", one.first().toString()))
                        .toList());
        map.put("most_at_once", day.most());
        return map;
    }

    private static Map<String, Object> json(Row row) {
        var map = new LinkedHashMap<String, Object>();
        map.put("pipeline", row.key().pipeline());
        map.put("schedule", row.key().schedule());
        row.expected()
                .ifPresent(expected -> {
                    map.put("seconds", expected.median().toMillis() / 1000.0);
                    map.put("spread_seconds", expected.spread().toMillis() / 1000.0);
                    map.put("learnt_from", expected.runs());
                });
        map.put("runs", json(row.runs()));
        return map;
    }

    private static List<Map<String, String>> json(List<Run> runs) {
        return runs.stream()
                .map(run ->
                        Map.of(
                                "start", run.start().toString(),
                                "end", run.end().toString()))
                .toList();
    }
}
