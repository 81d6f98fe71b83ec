package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunLogs;
import dev.onggi.run.RunLogs.Filter;
import dev.onggi.run.RunLogs.Line;
import dev.onggi.run.RunRepository;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi logs`.
@Command(
        name = "logs",
        description = "Show the log of a run, also while it goes on.",
        footer = {
            "",
            "Example: onggi logs reviews --follow",
            "         onggi logs reviews refine --level warn --search timeout"
        })
final class LogsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final long LOOK_MILLIS = 200;

    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(index = "0", paramLabel = "RUN", description = "A run, a pipeline or `latest`.")
    private String run = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STEP",
            description = "Only what this step says.")
    private @Nullable String step;

    @Option(names = "--follow", description = "Go on until the run has ended.")
    private boolean follow;

    @Option(
            names = "--tail",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only the last lines that fit; all by default.")
    private int tail;

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "Only lines with this text, in any case of letters.")
    private @Nullable String search;

    @Option(
            names = "--level",
            paramLabel = "L",
            description = "Only lines so grave at least: info, warn, retry or error.")
    private @Nullable String level;

    @Option(names = "--json", description = "Print the lines as they stand in the file.")
    private boolean json;

    LogsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (level != null && !RunLogs.levels().contains(level)) {
            throw OnggiException.of(
                    CommandProblem.NOT_ONE_OF,
                    "--level",
                    level,
                    NearestName.of(level, RunLogs.levels()).orElse(""),
                    String.join(", ", RunLogs.levels()));
        }
        try (var onggi = workspace.open(terminal)) {
            var found = PastRuns.find(onggi, run);
            var logs = new RunLogs(onggi.workspace());
            checkStep(onggi, found.id());
            if (!follow && !Files.exists(logs.file(found.id()))) {
                throw OnggiException.of(
                        CommandProblem.NO_LOG,
                        found.id(),
                        onggi.workspace().display(logs.file(found.id())));
            }
            show(onggi, logs, found.id());
            return Failures.DONE;
        }
    }

    /// A step that has not begun has said nothing yet, but is waited for.
    private void checkStep(Onggi onggi, String id) {
        var database = Objects.requireNonNull(onggi.metadata());
        var known = new ArrayList<String>();
        new RunRepository(database).steps(id).forEach(one -> known.add(one.name()));
        onggi.upkeep().waiting(id).forEach(one -> known.add(one.step()));
        if (step != null && !known.contains(step)) {
            throw OnggiException.of(
                    CommandProblem.NOT_ONE_OF,
                    "STEP",
                    step,
                    NearestName.of(step, known).orElse(""),
                    String.join(", ", known));
        }
    }

    private void show(Onggi onggi, RunLogs logs, String id) {
        var zone = onggi.workspace().zone();
        var filter = new Filter(step, level, search);
        long offset = 0;
        if (tail > 0) {
            var last = logs.tail(id, filter, tail);
            last.lines().forEach(line -> print(line, zone));
            offset = last.next();
        }
        var stop = new Cancellation();
        try (var interrupt = new Interrupt(stop)) {
            boolean ended = !follow;
            while (true) {
                boolean last = ended || stop.cancelled();
                offset = printFrom(logs, id, offset, filter, zone);
                if (last) {
                    return;
                }
                ended = ended(onggi, id);
                pause(stop);
            }
        }
    }

    private long printFrom(RunLogs logs, String id, long offset, Filter filter, ZoneId zone) {
        var piece = new RunLogs.Piece(List.of(), offset, true);
        while (piece.more() || piece.next() == offset) {
            long before = piece.next();
            piece = logs.read(id, before);
            piece.lines().stream().filter(filter).forEach(line -> print(line, zone));
            if (piece.next() == before) {
                break;
            }
        }
        return piece.next();
    }

    private static boolean ended(Onggi onggi, String id) {
        return new RunRepository(Objects.requireNonNull(onggi.metadata()))
                .find(id)
                .filter(run -> run.endedAt() == null)
                .isEmpty();
    }

    private static void pause(Cancellation stop) {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            stop.cancel();
        }
    }

    private void print(Line line, ZoneId zone) {
        if (json) {
            terminal.print(line.text());
            return;
        }
        var facts =
                line.facts().entrySet().stream()
                        .filter(fact -> !fact.getKey().equals("trace"))
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining(" "));
        var text =
                time(line.at(), zone)
                        + "  "
                        + TextWidth.pad(line.level(), 5)
                        + "  "
                        + (line.step().isEmpty() ? "" : line.step() + "  ")
                        + line.message()
                        + (facts.isEmpty() ? "" : "  " + facts);
        terminal.print(text);
        if (line.facts().get("trace") instanceof String trace) {
            trace.lines().forEach(frame -> terminal.print("    " + frame.strip()));
        }
    }

    private static String time(String at, ZoneId zone) {
        try {
            return TIME.format(Instant.parse(at).atZone(zone));
        } catch (DateTimeException e) {
            return at;
        }
    }
}
