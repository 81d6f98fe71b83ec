package dev.onggi.cli;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.run.RunResult;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;

/// Says what went wrong: the place, the code, the sentence, and what to do. Never a stack trace.
final class Failures {
    /// The work was done.
    static final int DONE = 0;

    /// The work failed: a gate, a source, a model.
    static final int FAILED = 1;

    /// The request was wrong: settings, YAML, arguments.
    static final int WRONG = 2;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Tells a failure and gives the exit status.
    int tell(OnggiException e) {
        tell(e.problems());
        return e.userFault() ? WRONG : FAILED;
    }

    /// The exit status of a run.
    static int status(RunResult result) {
        return result.succeeded() ? DONE : result.wronglyAsked() ? WRONG : FAILED;
    }

    /// Tells whatever a command threw.
    int handle(Exception e) {
        if (e instanceof OnggiException problem) {
            return tell(problem);
        }
        terminal.tell(terminal.say("bug", String.valueOf(e)));
        var trace = Crash.write(e);
        if (trace != null) {
            terminal.tell("    -> " + terminal.say("bug.hint", trace));
        }
        return FAILED;
    }

    /// Tells what is wrong with the arguments.
    int wrongArguments(CommandLine.ParameterException e, String... args) {
        var problem = new WrongArguments(terminal, List.of(args)).of(e);
        if (problem == null) {
            terminal.tell("onggi: " + e.getMessage());
        } else {
            tell(List.of(problem));
        }
        return WRONG;
    }

    /// The first problem and what to do about it, in one line.
    static String sentence(OnggiException e, Terminal terminal) {
        var problem = e.problems().getFirst();
        var hint = problem.hint(terminal.language());
        return problem.message(terminal.language()) + (hint.isEmpty() ? "" : " -> " + hint);
    }

    /// What the system says, without the name of an exception where it gives a sentence.
    static String reason(IOException e) {
        var message = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    void tell(List<Problem> problems) {
        var hints = new LinkedHashSet<String>();
        for (var problem : problems) {
            terminal.tell(problem.line(terminal.language()));
            var hint = problem.hint(terminal.language());
            if (!hint.isEmpty() && hints.add(hint)) {
                terminal.tell("    -> " + hint);
            }
        }
    }
}
