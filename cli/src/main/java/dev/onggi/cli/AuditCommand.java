package dev.onggi.cli;

import dev.onggi.clean.SentCall;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunRepository;
import java.io.IOException;
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
            var database = onggi.metadata();
            var found =
                    database == null ? null : new RunRepository(database).find(run).orElse(null);
            if (found == null) {
                throw OnggiException.of(CommandProblem.NO_SUCH_NAME, run, "");
            }
            var calls = SentCall.of(onggi.workspace(), found.id());
            if (json) {
                terminal.print(JsonText.of(calls.stream().map(AuditCommand::json).toList()));
            } else {
                print(found.id(), calls);
            }
            return Failures.DONE;
        }
    }

    private void print(String id, List<SentCall> calls) {
        if (calls.isEmpty()) {
            terminal.print(terminal.say("audit.none", id));
            return;
        }
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
                    reserved.at().toString(),
                    reserved.origin().step(),
                    reserved.target().model() + " " + reserved.target().endpoint(),
                    columns(call),
                    Numbers.count(reserved.asked().items().size()),
                    terminal.say("audit." + end(call)));
        }
        table.lines(Integer.MAX_VALUE).forEach(terminal::print);
        var values = calls.stream().mapToLong(c -> c.reserved().asked().items().size()).sum();
        terminal.print(
                terminal.say("audit.total", Numbers.count(calls.size()), Numbers.count(values)));
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
