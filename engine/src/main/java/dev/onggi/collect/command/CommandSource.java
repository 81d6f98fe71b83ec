package dev.onggi.collect.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.onggi.collect.CheckedSource;
import dev.onggi.collect.CollectProblem;
import dev.onggi.collect.json.Json;
import dev.onggi.collect.json.JsonRecord;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import dev.onggi.spi.Request;
import dev.onggi.spi.Rows;
import dev.onggi.spi.Setting;
import dev.onggi.step.Children;
import dev.onggi.step.StepSettings;
import dev.onggi.step.TaggedProcesses;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `collect/command`: the JSON lines that a program writes to its standard output.
///
/// Each line is one object and one row; `{"_mark": ...}` says how far the program has read and
/// comes back as the variable `ONGGI_LAST_MARK`. The program runs in the workspace's folder,
/// without a shell and without input, and sees few variables beside those the step names.
public final class CommandSource implements CheckedSource {
    private static final String MARK = "_mark";
    private static final String QUOTED_MARK = "\"_mark\"";

    private final boolean allowed;

    /// A source of programs.
    ///
    /// @param allowed whether programs may be run at all: the setting `commands: allow | deny`
    public CommandSource(boolean allowed) {
        this.allowed = allowed;
    }

    @Override
    public List<Setting> settings() {
        return CommandSettings.ALL;
    }

    @Override
    public void validate(StepSettings settings, Problems problems) {}

    @Override
    public void look(StepSettings settings, Workspace workspace, Problems notes) {
        var written = settings.texts("command");
        if (written.isEmpty() || written.getFirst().contains("${")) {
            return;
        }
        var program =
                settings.get("command") instanceof YamlNode.Scalar
                        ? Programs.first(written.getFirst())
                        : written.getFirst();
        if (!program.isBlank() && !Programs.isThere(program, workspace.root())) {
            notes.add(settings.place("command"), CollectProblem.NO_PROGRAM, program);
        }
    }

    @Override
    public void collect(Request request, Rows rows) throws Failure, InterruptedException {
        if (!allowed) {
            throw Failure.user(
                    "running commands is switched off here",
                    "Whoever runs this workspace can write `commands: allow` in onggi.yaml.");
        }
        var tag = UUID.randomUUID().toString();
        var settings = CommandSettings.read(request, Map.of(TaggedProcesses.TAG, tag));
        var process = start(settings, request);
        try (var noted = noted(process, tag, request);
                var command = new RunningCommand(process, tag, request, settings.limit())) {
            command.start();
            read(command, settings, request, rows);
        }
    }

    private static Children.Noted noted(Process process, String tag, Request request)
            throws Failure {
        try {
            return Children.note(request.folder().resolve(".onggi"), process.toHandle(), tag);
        } catch (IOException e) {
            process.destroyForcibly();
            throw new Failure(Blame.RESOURCE, false, "the program cannot be noted: " + e, null, e);
        }
    }

    private static Process start(CommandSettings settings, Request request) throws Failure {
        var builder = new ProcessBuilder(settings.command()).directory(request.folder().toFile());
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new Failure(
                    Blame.USER,
                    false,
                    "the program `%s` cannot be started".formatted(settings.command().getFirst()),
                    "Check that it is installed, on the PATH or in the workspace, and may be"
                            + " executed. No shell reads the command: for one, write"
                            + " `command: [sh, -c, \"...\"]`.",
                    e);
        }
    }

    private static void read(
            RunningCommand command, CommandSettings settings, Request request, Rows rows)
            throws Failure, InterruptedException {
        var name = settings.command().getFirst();
        var lines = new LineReader(command.output(), Json.LONGEST_TEXT, true);
        try {
            for (var line = lines.next(); line != null; line = lines.next()) {
                checkEnd(command, settings, request);
                if (!line.isBlank()) {
                    record(line, name, lines.number(), rows);
                }
            }
        } catch (LineReader.BadLine e) {
            throw badLine(name, lines.number(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            checkEnd(command, settings, request);
            throw Failure.unreachable("the output of `%s` broke off".formatted(name), e);
        }
        int status = command.exitStatus();
        checkEnd(command, settings, request);
        if (status != 0) {
            throw failed(name, status, command.lastLines());
        }
    }

    private static void record(String line, String name, long number, Rows rows) throws Failure {
        try (var parser = Json.parser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw badLine(name, number, "is no JSON object: " + excerpt(line), null);
            }
            if (line.contains(QUOTED_MARK) && mark(line, name, number, rows)) {
                return;
            }
            var record = JsonRecord.read(parser);
            if (parser.nextToken() != null) {
                throw badLine(name, number, "has more behind its JSON object", null);
            }
            rows.add(record);
        } catch (JsonProcessingException e) {
            throw badLine(name, number, "is no JSON object: " + excerpt(line), e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes a line that is a mark; says whether it was one.
    private static boolean mark(String line, String name, long number, Rows rows)
            throws IOException, Failure {
        try (var parser = Json.parser(line)) {
            parser.nextToken();
            var marks = new ArrayList<String>();
            boolean others = false;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean isMark = parser.currentName().equals(MARK);
                var token = parser.nextToken();
                if (isMark) {
                    marks.add(token.isScalarValue() ? parser.getText() : Json.copy(parser));
                } else {
                    others = true;
                    parser.skipChildren();
                }
            }
            if (marks.isEmpty()) {
                return false;
            }
            if (others || marks.size() > 1 || parser.nextToken() != null) {
                throw badLine(name, number, "has something beside its `_mark`", null);
            }
            rows.mark(marks.getFirst());
            return true;
        }
    }

    private static void checkEnd(RunningCommand command, CommandSettings settings, Request request)
            throws Failure {
        if (command.end() == RunningCommand.End.TIMED_OUT) {
            throw new Failure(
                    Blame.UPSTREAM,
                    true,
                    "`%s` took longer than %d s and was ended"
                            .formatted(settings.command().getFirst(), settings.limit().toSeconds()),
                    "If it needs longer, raise `command_timeout:`.",
                    null);
        }
        if (command.end() == RunningCommand.End.CANCELLED || request.cancelled()) {
            throw new Failure(Blame.USER, false, "the run was cancelled", null, null);
        }
    }

    private static Failure failed(String name, int status, List<String> lastLines) {
        boolean never = status == 126 || status == 127; // the shell's words for "cannot be run"
        var said =
                lastLines.isEmpty() ? "It wrote nothing to its error output." : "It said last:\n  ";
        return new Failure(
                Blame.UPSTREAM,
                !never,
                "`%s` ended with status %d".formatted(name, status),
                said + String.join("\n  ", lastLines),
                null);
    }

    private static Failure badLine(String name, long number, String what, @Nullable Exception e) {
        return new Failure(
                Blame.DATA,
                false,
                "line %,d of the output of `%s` %s".formatted(number, name, what),
                "Write one JSON object a line to standard output, and everything else to standard"
                        + " error.",
                e);
    }

    private static String excerpt(String line) {
        return line.length() > 120 ? line.substring(0, 120) + "..." : line;
    }
}
