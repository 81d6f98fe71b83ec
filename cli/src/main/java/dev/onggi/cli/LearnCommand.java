package dev.onggi.cli;

import dev.onggi.FileCleaning;
import dev.onggi.clean.learn.Learnt;
import dev.onggi.clean.learn.RulesText;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi learn`.
@Command(
        name = "learn",
        description = "Learn cleaning rules from a table and write them down with their evidence.",
        footer = {
            "",
            "Example: onggi learn orders.csv -o resources/orders.rules.yaml",
            "         onggi clean orders.csv --task resources/orders.rules.yaml",
            "Without -o it writes NAME.rules.yaml beside the file."
        })
final class LearnCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description = "CSV, Excel, JSON, XML or Parquet, packed or not.")
    private Path file = Path.of("");

    @Option(
            names = "--schema",
            paramLabel = "S",
            description = "What is declared about the columns.")
    private @Nullable Path schema;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "RULES",
            description = "Where to write; an existing file is left alone without --force.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Write over an existing file.")
    private boolean force;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    LearnCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var stop = new Cancellation();
        var target = target();
        if (!force && Files.exists(target)) {
            throw OnggiException.of(CommandProblem.ALREADY_THERE, target);
        }
        try (var interrupt = new Interrupt(stop)) {
            var request =
                    new FileCleaning.Request(file, null, schema, null, null, null, false);
            var learnt =
                    FileCleaning.learn(
                            request, terminal.environment(), new Progress(terminal, file), stop);
            terminal.clearProgress();
            write(target, RulesText.of(learnt, String.valueOf(file.getFileName())));
            print(target, learnt);
            return Failures.DONE;
        }
    }

    private Path target() {
        var given = output;
        if (given != null) {
            return given;
        }
        var name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.', 1);
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".rules.yaml");
    }

    private void write(Path target, String text) {
        try {
            var folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(
                    target,
                    text,
                    StandardOpenOption.WRITE,
                    force ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            throw OnggiException.because(e, CommandProblem.ALREADY_THERE, target);
        } catch (IOException e) {
            throw OnggiException.because(
                    e, CommandProblem.CANNOT_WRITE, target, String.valueOf(e.getMessage()));
        }
    }

    private void print(Path target, Learnt learnt) {
        if (json) {
            var map = new LinkedHashMap<String, Object>();
            map.put("output", target.toString());
            map.put("learnt", LearntView.json(learnt));
            terminal.print(JsonText.of(map));
            return;
        }
        if (learnt.rules().isEmpty()) {
            terminal.print(terminal.say("learn.nothing"));
        }
        learnt.rules().forEach(r -> LearntView.lines(terminal, r).forEach(terminal::print));
        if (!learnt.suspicions().isEmpty()) {
            terminal.print(
                    terminal.say("learn.suspected", Numbers.count(learnt.suspicions().size())));
        }
        terminal.print(terminal.say("new.wrote", target));
        terminal.print(terminal.say("run.next", "onggi clean " + file + " --task " + target));
    }
}
