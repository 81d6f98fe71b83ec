package dev.onggi.run;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The logs of runs, read by offset whether the run goes on or has ended. Secrets were masked when
/// they were written.
public final class RunLogs {
    /// Bytes that are read at a time.
    private static final int PIECE = 1 << 20;

    private static final List<String> LEVELS = List.of("info", "warn", "retry", "error");

    private final Path folder;

    /// A line of a log.
    ///
    /// @param at when it was written, as ISO instant
    /// @param level info, warn, retry or error
    /// @param step the step that wrote it; an empty text for the run
    /// @param message what it says
    /// @param facts everything else, by name
    /// @param text the whole line as it stands in the file
    public record Line(
            String at,
            String level,
            String step,
            String message,
            Map<String, Object> facts,
            String text) {}

    /// Some lines.
    ///
    /// @param lines in the order of the file
    /// @param next the offset at which to go on
    /// @param more whether more lie there already
    public record Piece(List<Line> lines, long next, boolean more) {}

    /// Which lines are wanted.
    ///
    /// @param step only of this step, or null
    /// @param level at least so grave: info, warn, retry or error, or null
    /// @param search only with this text in them, in any case of letters, or null
    public record Filter(@Nullable String step, @Nullable String level, @Nullable String search)
            implements Predicate<Line> {
        @Override
        public boolean test(Line line) {
            return (step == null || step.equals(line.step()))
                    && (level == null || LEVELS.indexOf(line.level()) >= LEVELS.indexOf(level))
                    && (search == null
                            || line.text()
                                    .toLowerCase(Locale.ROOT)
                                    .contains(search.toLowerCase(Locale.ROOT)));
        }
    }

    /// The logs of a workspace.
    ///
    /// @param workspace the folder
    public RunLogs(Workspace workspace) {
        this.folder = workspace.state().resolve("logs");
    }

    /// The levels, from the lightest on.
    ///
    /// @return their words
    public static List<String> levels() {
        return LEVELS;
    }

    /// The file of a run's log.
    ///
    /// @param run its id
    /// @return a path, whether it exists or not
    public Path file(String run) {
        return folder.resolve(run + ".jsonl");
    }

    /// Reads whole lines from an offset on, about a megabyte at most, but at least one line. A line
    /// that is half written is left for the next time.
    ///
    /// @param run its id
    /// @param offset from 0
    /// @return nothing where there is no log
    public Piece read(String run, long offset) {
        var file = file(run);
        if (!Files.isRegularFile(file)) {
            return new Piece(List.of(), offset, false);
        }
        try (var channel = FileChannel.open(file)) {
            long size = channel.size();
            channel.position(Math.min(offset, size));
            var in = Channels.newInputStream(channel);
            var bytes = in.readNBytes((int) Math.min(PIECE, size - channel.position()));
            int end = lastBreak(bytes);
            while (end < 0 && offset + bytes.length < size) {
                var longer = in.readNBytes(PIECE);
                var joined = java.util.Arrays.copyOf(bytes, bytes.length + longer.length);
                System.arraycopy(longer, 0, joined, bytes.length, longer.length);
                bytes = joined;
                end = lastBreak(bytes);
            }
            long next = offset + end + 1;
            return new Piece(lines(bytes, end + 1), next, next < size && end >= 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lastBreak(byte[] bytes) {
        int end = bytes.length - 1;
        while (end >= 0 && bytes[end] != '\n') {
            end--;
        }
        return end;
    }

    private static List<Line> lines(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8)
                .lines()
                .filter(text -> !text.isBlank())
                .map(RunLogs::line)
                .toList();
    }

    /// A line that a full disk cut off is shown as it is.
    private static Line line(String text) {
        try {
            var map = JSON.std.mapFrom(text);
            return new Line(
                    taken(map, "at"),
                    taken(map, "level"),
                    taken(map, "step"),
                    taken(map, "message"),
                    map,
                    text);
        } catch (IOException e) {
            return new Line("", "error", "", text, Map.of(), text);
        }
    }

    private static String taken(Map<String, Object> map, String key) {
        var value = map.remove(key);
        return value == null ? "" : String.valueOf(value);
    }

    /// The last lines that are wanted, from the end of the file as it is now.
    ///
    /// @param run its id
    /// @param filter which lines
    /// @param most how many at most
    /// @return them, and where to go on
    public Piece tail(String run, Predicate<Line> filter, int most) {
        var kept = new ArrayList<Line>();
        var piece = new Piece(List.of(), 0, true);
        while (piece.more()) {
            piece = read(run, piece.next());
            piece.lines().stream().filter(filter).forEach(kept::add);
            if (kept.size() > most) {
                kept.subList(0, kept.size() - most).clear();
            }
        }
        return new Piece(List.copyOf(kept), piece.next(), false);
    }
}
