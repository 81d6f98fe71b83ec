package dev.onggi.cli;

import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi datasets`.
@Command(
        name = "datasets",
        description = "Show the files of the workspace that runs have written, the newest first.",
        footer = {"", "Example: onggi datasets --source reviews --limit 5"})
final class DatasetsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Option(names = "--source", paramLabel = "NAME", description = "Only datasets of this source.")
    private @Nullable String source;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most; ${DEFAULT-VALUE} by default, 0 for all.")
    private int limit;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    DatasetsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            var database = onggi.metadata();
            var all =
                    database == null
                            ? List.<Entry>of()
                            : new DatasetRepository(database).published();
            var chosen = source == null ? all : of(all, source);
            var shown = chosen.stream().limit(limit <= 0 ? Long.MAX_VALUE : limit).toList();
            if (json) {
                terminal.print(JsonText.of(shown.stream().map(DatasetsCommand::json).toList()));
            } else {
                print(shown, chosen.size(), onggi.clock().instant());
            }
            return Failures.DONE;
        }
    }

    private static List<Entry> of(List<Entry> all, String source) {
        var chosen = all.stream().filter(e -> sourceOf(e).equals(source)).toList();
        if (chosen.isEmpty()) {
            var known =
                    all.stream()
                            .map(DatasetsCommand::sourceOf)
                            .filter(s -> !s.isEmpty())
                            .distinct();
            throw OnggiException.of(
                    CommandProblem.NO_SUCH_SOURCE,
                    source,
                    NearestName.of(source, known.toList()).orElse(""));
        }
        return chosen;
    }

    static String sourceOf(Entry entry) {
        var layout = entry.manifest().dataset();
        return layout == null ? "" : layout.source();
    }

    private void print(List<Entry> shown, int of, Instant now) {
        if (shown.isEmpty()) {
            terminal.print(terminal.say("datasets.none", "onggi run PIPELINE"));
            return;
        }
        var table =
                new TableView(
                        terminal.say("datasets.file"),
                        terminal.say("datasets.area"),
                        ">" + terminal.say("datasets.rows"),
                        ">" + terminal.say("datasets.size"),
                        terminal.say("datasets.run"),
                        terminal.say("datasets.step"),
                        ">" + terminal.say("datasets.age"));
        for (var entry : shown) {
            table.row(
                    entry.manifest().file(),
                    terminal.say("area." + entry.area()),
                    Numbers.count(entry.manifest().rows()),
                    Numbers.bytes(entry.manifest().bytes()),
                    entry.producer().runId(),
                    entry.producer().step(),
                    Ages.of(terminal, Duration.between(Instant.parse(entry.createdAt()), now)));
        }
        table.lines(terminal.width()).forEach(terminal::print);
        if (shown.size() < of) {
            terminal.print(terminal.say("datasets.more", of - shown.size(), "--limit 0"));
        }
    }

    static Map<String, Object> json(Entry entry) {
        var map = new LinkedHashMap<String, Object>();
        map.put("file", entry.manifest().file());
        map.put("area", entry.area());
        map.put("source", sourceOf(entry));
        map.put("rows", entry.manifest().rows());
        map.put("bytes", entry.manifest().bytes());
        map.put("sha256", entry.manifest().sha256());
        map.put("run", entry.producer().runId());
        map.put("step", entry.producer().step());
        map.put("created_at", entry.createdAt());
        return map;
    }
}
