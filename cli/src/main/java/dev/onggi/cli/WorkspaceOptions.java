package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which workspace a command works in.
final class WorkspaceOptions {
    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The workspace; the folder stood in, or one above it, by default.")
    private @Nullable Path folder;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "The environment; ONGGI_ENV, or the first one, by default.")
    private @Nullable String environment;

    /// Whether a workspace was named.
    boolean given() {
        return folder != null;
    }

    /// Opens the workspace and lets the terminal speak its language.
    Onggi open(Terminal terminal) {
        return Onggi.open(workspace(terminal), clock(terminal));
    }

    /// Opens the workspace with whatever is wrong with its settings.
    Onggi look(Terminal terminal) {
        var looked = Workspaces.look(from(), environment, terminal.environment());
        terminal.speak(looked.workspace().language());
        return Onggi.look(looked, clock(terminal));
    }

    Workspace workspace(Terminal terminal) {
        var workspace = Workspaces.open(from(), environment, terminal.environment());
        terminal.speak(workspace.language());
        return workspace;
    }

    private Path from() {
        return folder == null ? Path.of("").toAbsolutePath() : folder.toAbsolutePath();
    }

    /// The time: the real one, or ONGGI_CLOCK for runs that must give the same files again.
    static InstantSource clock(Terminal terminal) {
        var fixed = terminal.environment().get("ONGGI_CLOCK");
        try {
            return fixed == null
                    ? InstantSource.system()
                    : InstantSource.fixed(Instant.parse(fixed));
        } catch (DateTimeParseException e) {
            throw OnggiException.because(e, CommandProblem.BAD_CLOCK, fixed);
        }
    }
}
