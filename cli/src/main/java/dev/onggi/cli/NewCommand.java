package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.FlowText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `onggi new`.
@Command(
        name = "new",
        description =
                "Propose a pipeline with its cleaning task and checks from the data, and write it once it has run.",
        footer = {
            "",
            "Example: onggi new orders --source inbox/orders.csv",
            "         onggi new reviews --source 'inbox/reviews_*.csv' --text review",
            "         onggi new rates --source https://api.example.com/rates.json"
        })
final class NewCommand implements Callable<Integer> {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]{0,63}");

    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Parameters(paramLabel = "NAME", description = "The pipeline's name.")
    private String name = "";

    @Option(
            names = "--source",
            paramLabel = "FILE|URL",
            required = true,
            description = "A file, a folder, a pattern, or an address.")
    private String source = "";

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description =
                    "The column that is running text to be cleaned; without it the data is a table.")
    private @Nullable String text;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var onggi = workspace.open(terminal)) {
            var space = onggi.workspace();
            refuse(onggi);
            var from = NewSource.of(source, Path.of("").toAbsolutePath(), space);
            var stop = new Cancellation();
            try (var interrupt = new Interrupt(stop)) {
                var log = new Progress(terminal, Path.of(name));
                var proven = new Proposer(terminal, space, stop, log).propose(name, from, text);
                terminal.clearProgress();
                write(space, proven.proposal().files(from.written()));
                if (json) {
                    terminal.print(JsonText.of(json(proven)));
                } else {
                    print(proven);
                }
            }
            return Failures.DONE;
        }
    }

    private void refuse(Onggi onggi) {
        if (!NAME.matcher(name).matches()) {
            throw OnggiException.of(CommandProblem.BAD_NAME, name);
        }
        for (var pipeline : onggi.pipelines().all()) {
            if (pipeline.name().equalsIgnoreCase(name)) {
                throw OnggiException.of(CommandProblem.ALREADY_THERE, pipeline.place().file());
            }
        }
        var file = "pipelines/" + name + ".yaml";
        if (Files.exists(onggi.workspace().resolve(file))) {
            throw OnggiException.of(CommandProblem.ALREADY_THERE, file);
        }
    }

    /// The pipeline last: it is there with its task, or not at all. A file that an end in between
    /// left behind is taken as written where it says the same.
    private static void write(Workspace workspace, SequencedMap<String, String> files) {
        var written = new ArrayList<Path>();
        try {
            for (var file : files.entrySet()) {
                var path = workspace.resolve(file.getKey());
                if (file.equals(files.lastEntry()) || !says(path, file.getValue())) {
                    create(path, file.getKey(), file.getValue());
                    written.add(path);
                }
            }
        } catch (OnggiException e) {
            written.forEach(path -> remove(path, e));
            throw e;
        }
    }

    private static void remove(Path file, OnggiException failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static boolean says(Path file, String content) {
        try {
            return Files.exists(file) && Files.readString(file).equals(content);
        } catch (IOException e) {
            return false;
        }
    }

    private static void create(Path file, String shown, String content) {
        try {
            var folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
            var staged = folder.resolve("." + file.getFileName() + ".staged");
            try {
                Files.writeString(staged, content);
                Files.move(staged, file);
            } finally {
                Files.deleteIfExists(staged);
            }
        } catch (FileAlreadyExistsException e) {
            throw OnggiException.because(e, CommandProblem.ALREADY_THERE, shown);
        } catch (IOException e) {
            throw OnggiException.because(
                    e, CommandProblem.CANNOT_WRITE, shown, String.valueOf(e.getMessage()));
        }
    }

    private void print(Proposer.Proven proven) {
        var proposal = proven.proposal();
        var table = new TableView(terminal.say("clean.column"), terminal.say("new.declared"));
        for (var column : proposal.columns()) {
            var yaml = column.yaml();
            table.row(column.name(), yaml.substring(FlowText.of(column.name()).length() + 2));
        }
        table.lines(terminal.width()).forEach(terminal::print);
        if (!proposal.learnt().rules().isEmpty()) {
            terminal.print("");
            terminal.print(terminal.say("learn.rules"));
            proposal.learnt().rules().forEach(rule -> print(LearntView.lines(terminal, rule)));
        }
        if (!proposal.checks().cleaned().isEmpty()) {
            terminal.print("");
            terminal.print(terminal.say("new.checks"));
            for (var check : proposal.checks().cleaned()) {
                Wrapping.of("  ", FlowText.of(check), terminal.width()).forEach(terminal::print);
            }
        }
        terminal.print("");
        for (var note : proven.notes()) {
            Wrapping.of("! ", note, terminal.width()).forEach(terminal::print);
        }
        if (proposal.source().outside()) {
            var outside = terminal.say("new.outside", proposal.source().written());
            Wrapping.of("! ", outside, terminal.width()).forEach(terminal::print);
        }
        var tried = proposal.source().isFile() ? "new.tried" : "new.sampled";
        var said = terminal.say(tried, RunView.summary(terminal, proven.tried()));
        Wrapping.of("", said, terminal.width()).forEach(terminal::print);
        for (var file : proposal.files(proposal.source().written()).reversed().keySet()) {
            terminal.print(terminal.say("new.wrote", file));
        }
        terminal.print(terminal.say("run.next", "onggi run " + proposal.name()));
    }

    private void print(List<String> lines) {
        lines.forEach(line -> terminal.print(TextWidth.fit(line, terminal.width())));
    }

    private static Map<String, Object> json(Proposer.Proven proven) {
        var proposal = proven.proposal();
        var rows = proven.tried().rows();
        var map = new LinkedHashMap<String, Object>();
        map.put("pipeline", proposal.name());
        map.put("files", List.copyOf(proposal.files("").reversed().keySet()));
        map.put("source", proposal.source().written());
        map.put("outside", proposal.source().outside());
        map.put("columns", proposal.columns().stream().map(ColumnDraft::yaml).toList());
        map.put("learnt", LearntView.json(proposal.learnt()));
        map.put("checks", proposal.checks().cleaned());
        map.put("rows_in", rows.in());
        map.put("rows_out", rows.out());
        map.put("rejected", rows.rejected());
        map.put("notes", proven.notes());
        return map;
    }
}
