package dev.onggi.cli;

import dev.onggi.keep.Drop;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi tidy`.
@Command(
        name = "tidy",
        description = "Drop what is older than `retention:` of onggi.yaml keeps.",
        footer = {"", "Example: onggi tidy --dry-run     show it, drop nothing"})
final class TidyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Option(names = "--dry-run", description = "Show what would be dropped, and drop nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    TidyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (var onggi = workspace.open(terminal)) {
            var drops = dryRun ? onggi.upkeep().untidy() : onggi.upkeep().tidy();
            if (json) {
                terminal.print(JsonText.of(json(drops)));
            } else {
                print(drops);
            }
            return Failures.DONE;
        }
    }

    private void print(List<Drop> drops) {
        if (drops.isEmpty()) {
            terminal.print(terminal.say("tidy.none"));
            return;
        }
        var totals = new EnumMap<dev.onggi.keep.Kept, long[]>(dev.onggi.keep.Kept.class);
        for (var drop : drops) {
            var total = totals.computeIfAbsent(drop.kind(), key -> new long[2]);
            total[0]++;
            total[1] += drop.bytes();
            if (dryRun) {
                terminal.print(drop.kind().word() + "  " + drop.name());
            }
        }
        var table =
                new TableView(
                        terminal.say("tidy.kind"),
                        ">" + terminal.say("tidy.count"),
                        ">" + terminal.say("datasets.size"));
        totals.forEach((kind, total) ->
                table.row(
                        terminal.say("tidy." + kind.word()),
                        Numbers.count(total[0]),
                        total[1] == 0 ? "" : Numbers.bytes(total[1])));
        table.lines(terminal.width()).forEach(terminal::print);
        terminal.print(terminal.say(dryRun ? "tidy.would" : "tidy.done", "onggi tidy"));
    }

    private Map<String, Object> json(List<Drop> drops) {
        var map = new LinkedHashMap<String, Object>();
        map.put("dry_run", dryRun);
        map.put("bytes", drops.stream().mapToLong(Drop::bytes).sum());
        map.put(
                "dropped",
                drops.stream()
                        .map(drop ->
                                Map.of(
                                        "kind", drop.kind().word(),
                                        "name", drop.name(),
                                        "bytes", drop.bytes(),
                                        "at", drop.at().toString()))
                        .toList());
        return map;
    }
}
