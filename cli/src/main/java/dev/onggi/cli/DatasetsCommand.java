package dev.onggi.cli;

import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        lines(shown, now).forEach(terminal::print);
        if (shown.size() < of) {
            terminal.print(terminal.say("datasets.more", of - shown.size(), "--limit 0"));
        }
    }

    /// The widest table whose file names are whole: a path is there to be copied.
    private List<String> lines(List<Entry> shown, Instant now) {
        for (var columns : List.of(Column.ALL, Column.NARROW, Column.NARROWEST)) {
            var lines = table(shown, now, columns).lines(Integer.MAX_VALUE);
            if (lines.stream().allMatch(line -> TextWidth.of(line) <= terminal.width())) {
                return lines;
            }
        }
        return table(shown, now, Column.NARROWEST).lines(terminal.width());
    }

    private TableView table(List<Entry> shown, Instant now, List<Column> columns) {
        var header = columns.stream().map(c -> c.mark + terminal.say("datasets." + c.key()));
        var table = new TableView(header.toArray(String[]::new));
        for (var entry : shown) {
            table.row(columns.stream().map(c -> cell(c, entry, now)).toArray());
        }
        return table;
    }

    private enum Column {
        FILE(""),
        AREA(""),
        ROWS(">"),
        SIZE(">"),
        RUN(""),
        STEP(""),
        AGE(">");

        static final List<Column> ALL = List.of(values());
        static final List<Column> NARROW = List.of(FILE, ROWS, SIZE, STEP, AGE);
        static final List<Column> NARROWEST = List.of(FILE, ROWS, AGE);

        final String mark;

        Column(String mark) {
            this.mark = mark;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private String cell(Column column, Entry entry, Instant now) {
        return switch (column) {
            case FILE -> entry.manifest().file();
            case AREA -> terminal.say("area." + entry.area());
            case ROWS -> Numbers.count(entry.manifest().rows());
            case SIZE -> Numbers.bytes(entry.manifest().bytes());
            case RUN -> entry.producer().runId();
            case STEP -> entry.producer().step();
            case AGE -> Ages.of(terminal, Duration.between(Instant.parse(entry.createdAt()), now));
        };
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
