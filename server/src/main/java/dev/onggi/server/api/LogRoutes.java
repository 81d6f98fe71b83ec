package dev.onggi.server.api;

import dev.onggi.run.RunLogs;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The logs of runs, by offset.
@RestController
public final class LogRoutes {
    private final World world;

    LogRoutes(World world) {
        this.world = world;
    }

    /// A line of a log.
    public record Line(
            String at, String level, String step, String message, Map<String, Object> facts) {
        /// A line without the traces that are for developers.
        ///
        /// @param line as it lies in the file
        /// @return for callers
        public static Line of(RunLogs.Line line) {
            var facts = new TreeMap<>(line.facts());
            facts.remove("trace");
            return new Line(line.at(), line.level(), line.step(), line.message(), facts);
        }
    }

    /// Some lines.
    ///
    /// @param next the offset at which to go on
    /// @param more whether more lie there already
    record Piece(List<Line> lines, long next, boolean more) {}

    @Access(value = Permission.DATA, on = On.RUN, by = "run")
    @GetMapping("/api/onggi/v1/runs/{run}/logs")
    Piece lines(
            @PathVariable String run,
            @RequestParam(defaultValue = "0") long offset,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String search) {
        Parameters.oneOf("level", level, RunLogs.levels());
        var filter = new RunLogs.Filter(step, level, search);
        var piece = new RunLogs(world.workspace()).read(run, Math.max(0, offset));
        var lines = piece.lines().stream().filter(filter).map(Line::of).toList();
        return new Piece(lines, piece.next(), piece.more());
    }
}
