package dev.onggi.server.airflow;

import dev.onggi.run.RunDetailRepository.Attempt;
import dev.onggi.run.RunLogs;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The logs of tries of steps.
public final class TaskLogs {
    private final World world;
    private final DagRuns runs;
    private final TaskInstances steps;

    TaskLogs(World world, DagRuns runs, TaskInstances steps) {
        this.world = world;
        this.runs = runs;
        this.steps = steps;
    }

    /// Some lines of a log.
    ///
    /// @param lines in the order in which they were written
    /// @param next the token with which to go on, or null at the end
    public record Piece(List<RunLogs.Line> lines, @Nullable String next) {}

    /// Reads the lines of a try from where is asked.
    ///
    /// @param path to its step
    /// @param number its number, from 1
    /// @param asked with the token with which to go on, if any
    /// @param whole whether to read to the end at once
    /// @return the lines
    public Piece piece(TaskPath path, int number, Asked asked, boolean whole) {
        var run = runs.one(path.dag(), path.run());
        var tried = steps.tried(run, path.task(), number);
        return read(run.run().id(), tried, asked.text("token").orElse(null), whole);
    }

    private Piece read(String run, Attempt tried, @Nullable String token, boolean whole) {
        var logs = new RunLogs(world.workspace());
        var lines = new ArrayList<RunLogs.Line>();
        var wanted = of(tried);
        var piece = logs.read(run, offset(token));
        piece.lines().stream().filter(wanted).forEach(lines::add);
        while (whole && piece.more()) {
            piece = logs.read(run, piece.next());
            piece.lines().stream().filter(wanted).forEach(lines::add);
        }
        boolean on = piece.more() || tried.endedAt() == null;
        return new Piece(List.copyOf(lines), on ? Long.toString(piece.next()) : null);
    }

    private static long offset(@Nullable String token) {
        try {
            return token == null || token.isEmpty() ? 0 : Math.max(0, Long.parseLong(token));
        } catch (NumberFormatException e) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "token", "");
        }
    }

    /// The lines of a step while a try of it went on.
    private static Predicate<RunLogs.Line> of(Attempt tried) {
        return line -> {
            if (!line.step().equals(tried.step())) {
                return false;
            }
            var ended = tried.endedAt();
            try {
                var at = Instant.parse(line.at());
                boolean begun = tried.number() == 1 || !at.isBefore(tried.startedAt());
                return begun && (ended == null || !at.isAfter(ended.plusMillis(500)));
            } catch (DateTimeException e) {
                return true;
            }
        };
    }

    /// A line for people.
    ///
    /// @param line as it was written
    /// @return without the traces that are for developers
    public static String text(RunLogs.Line line) {
        return "["
                + line.at()
                + "] "
                + line.level().toUpperCase(java.util.Locale.ROOT)
                + " - "
                + line.message();
    }
}
