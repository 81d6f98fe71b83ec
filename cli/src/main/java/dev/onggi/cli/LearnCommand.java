package dev.onggi.cli;

import dev.onggi.FileCleaning;
import dev.onggi.clean.learn.Learnt;
import dev.onggi.clean.learn.RulesText;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "         onggi learn reviews",
            "Without -o it writes resources/NAME.rules.yaml, or NAME.rules.yaml beside a file",
            "where there is no workspace, and nothing where nothing was found."
        })
final class LearnCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(
            paramLabel = "FILE|PIPELINE",
            description = "A table, or a pipeline: then what it collected last.")
    private String from = "";

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

    @Option(
            names = "--model",
            paramLabel = "M",
            description =
                    "Let this model write rules too; the task's or the workspace's default otherwise, `builtin` for none.")
    private @Nullable String model;

    @Option(names = "--estimate", description = "Say what asking a model would cost, and stop.")
    private boolean estimate;

    @Option(
            names = "--no-examples",
            description =
                    "Leave out the cells that show what a rule does. Rules that list values list them all the same.")
    private boolean noExamples;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    LearnCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var stop = new Cancellation();
        var found = LearnTarget.of(from, workspace, terminal);
        var target = output == null ? found.rules() : output;
        if (!force && !estimate && Files.exists(target)) {
            throw OnggiException.of(CommandProblem.ALREADY_THERE, target);
        }
        try (var interrupt = new Interrupt(stop);
                var writers = writers(stop)) {
            var task = found.task() == null ? null : found.task().toString();
            var request =
                    new FileCleaning.Request(found.data(), task, schema, null, null, null, false);
            var learnt =
                    FileCleaning.learn(
                            request,
                            terminal.environment(),
                            new Progress(terminal, found.data()),
                            stop,
                            writers);
            terminal.clearProgress();
            if (estimate) {
                terminal.print(json ? JsonText.of(writers.json()) : writers.estimate());
                return Failures.DONE;
            }
            var shown = noExamples ? learnt.withoutExamples() : learnt;
            if (!shown.isEmpty()) {
                write(target, RulesText.of(shown, String.valueOf(found.data().getFileName())));
            }
            print(found, target, shown, writers);
            return Failures.DONE;
        }
    }

    /// In a workspace its models; elsewhere a model that is named fails for want of one.
    private RuleWriters writers(Cancellation stop) {
        boolean known =
                model != null
                        || workspace.given()
                        || Workspaces.find(Path.of("").toAbsolutePath()).isPresent();
        var onggi = known ? workspace.open(terminal) : null;
        return new RuleWriters(terminal, onggi, model, estimate, stop);
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

    private void print(LearnTarget found, Path target, Learnt learnt, RuleWriters writers) {
        if (json) {
            var map = new LinkedHashMap<String, Object>();
            if (!learnt.isEmpty()) {
                map.put("output", target.toString());
            }
            map.put("learnt", LearntView.json(learnt));
            map.putAll(writers.json());
            terminal.print(JsonText.of(map));
            return;
        }
        if (learnt.isEmpty()) {
            terminal.print(terminal.say("learn.nothing"));
        }
        learnt.rules().forEach(r -> LearntView.lines(terminal, r).forEach(terminal::print));
        writers.lines().forEach(terminal::print);
        SuspectedView.lines(terminal, learnt.suspicions()).forEach(terminal::print);
        TwinView.lines(terminal, learnt.twins()).forEach(terminal::print);
        if (learnt.isEmpty()) {
            return;
        }
        terminal.print(terminal.say("new.wrote", target));
        var next =
                found.task() == null
                        ? "onggi clean " + from + " --task " + target
                        : "onggi run " + from;
        terminal.print(terminal.say("run.next", next));
    }
}
