package dev.onggi.cli;

import dev.onggi.clean.SentCall;
import dev.onggi.clean.ask.journal.Entry;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi audit`.
@Command(
        name = "audit",
        description =
                "Show what a run sent to models: which columns of how many values went where in which call. Values appear as digests only.",
        footer = {"", "Example: onggi audit reviews --json"})
final class AuditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(paramLabel = "RUN", description = "A run, or a pipeline for its latest run.")
    private String run = "";

    @Option(names = "--json", description = "Print the calls as JSON, with a digest of each value.")
    private boolean json;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (var onggi = workspace.open(terminal)) {
            var id = PastRuns.find(onggi, run).id();
            var calls = SentCall.of(onggi.workspace(), id);
            if (json) {
                terminal.print(JsonText.of(calls.stream().map(AuditCommand::json).toList()));
            } else if (calls.isEmpty()) {
                terminal.print(terminal.say("audit.none", id));
            } else {
                print(calls, onggi.workspace().zone());
            }
            return Failures.DONE;
        }
    }

    private void print(List<SentCall> calls, ZoneId zone) {
        table(calls, zone).lines(terminal.width()).forEach(terminal::print);
        terminal.print("");
        for (var target : calls.stream().map(c -> c.reserved().target()).distinct().toList()) {
            var to = terminal.say("audit.to", target.model(), target.endpoint());
            Wrapping.of("", to, terminal.width()).forEach(terminal::print);
        }
        var values = calls.stream().mapToLong(AuditCommand::values).sum();
        var total = terminal.say("audit.total", Numbers.count(calls.size()), Numbers.count(values));
        Wrapping.of("", total, terminal.width()).forEach(terminal::print);
    }

    private TableView table(List<SentCall> calls, ZoneId zone) {
        var table =
                new TableView(
                        terminal.say("audit.at"),
                        terminal.say("audit.step"),
                        terminal.say("audit.model"),
                        terminal.say("audit.columns"),
                        ">" + terminal.say("audit.values"),
                        terminal.say("audit.end"));
        for (var call : calls) {
            var reserved = call.reserved();
            table.row(
                    Times.second(reserved.at(), zone),
                    reserved.origin().step(),
                    reserved.target().model(),
                    columns(call),
                    Numbers.count(values(call)),
                    terminal.say("audit." + end(call)));
        }
        return table;
    }

    private static long values(SentCall call) {
        return call.reserved().asked().items().size();
    }

    private String columns(SentCall call) {
        return call.columns().stream()
                .map(column ->
                        call.masked().contains(column)
                                ? column + " (" + terminal.say("audit.masked") + ")"
                                : column)
                .reduce((a, b) -> a + ", " + b)
                .orElse("?");
    }

    private static String end(SentCall call) {
        return switch (call.end()) {
            case Entry.Answered _ -> "answered";
            case Entry.Failed failed -> failed.kind().name().toLowerCase(Locale.ROOT);
            case null, default -> "waiting";
        };
    }

    private static Map<String, @Nullable Object> json(SentCall call) {
        var reserved = call.reserved();
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("call", reserved.call().toString());
        map.put("at", reserved.at().toString());
        map.put("run", reserved.origin().run());
        map.put("step", reserved.origin().step());
        map.put("task", call.task());
        map.put("model", reserved.target().model());
        map.put("endpoint", reserved.target().endpoint());
        map.put("batch", call.batch());
        var hedged = reserved.asked().hedges();
        map.put("hedges", hedged == null ? null : hedged.toString());
        map.put("form", reserved.asked().prompt());
        map.put("columns", call.columns());
        map.put("masked", call.masked());
        map.put(
                "values",
                reserved.asked().items().stream().map(item -> item.key().toString()).toList());
        map.put("end", end(call));
        if (call.end() instanceof Entry.Answered answer) {
            map.put("input_tokens", answer.usage().input());
            map.put("output_tokens", answer.usage().output());
            map.put("cost_usd", answer.cost().micros() / 1e6);
            map.put("seconds", answer.latency().toMillis() / 1e3);
            map.put("request_id", answer.reply().request());
        }
        return map;
    }
}
