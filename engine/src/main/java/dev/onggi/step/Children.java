package dev.onggi.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The processes that steps have started, noted under `.onggi/children` while they live. Where the
/// process that started them is killed, the next one that works in the workspace ends them.
public final class Children {
    private static final String FOLDER = "children";
    private static final int LINES = 6;

    private Children() {}

    /// A process that is noted, until this is closed.
    ///
    /// @param file the note, or null where the workspace keeps no state
    public record Noted(@Nullable Path file) implements AutoCloseable {
        @Override
        public void close() {
            try {
                if (file != null) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                // it names a process that has ended; the next owner removes it
            }
        }
    }

    /// Notes a process.
    ///
    /// @param state the workspace's own folder; nothing is noted where it is not there
    /// @param child the process
    /// @param tag in the environment of what it starts, or an empty text
    /// @return closed once the process has ended
    /// @throws IOException when the disk fails
    public static Noted note(Path state, ProcessHandle child, String tag) throws IOException {
        if (!Files.isDirectory(state)) {
            return new Noted(null);
        }
        var folder = Files.createDirectories(state.resolve(FOLDER));
        var own = Birth.of(ProcessHandle.current());
        var born = Birth.of(child);
        var lines =
                List.of(
                        Birth.machine(),
                        Long.toString(own.pid()),
                        own.start(),
                        Long.toString(born.pid()),
                        born.start(),
                        tag);
        var file = folder.resolve(born.pid() + "_" + born.start().replaceAll("\\W", ""));
        Files.writeString(file, String.join("\n", lines));
        return new Noted(file);
    }

    /// Ends what was left by processes of this machine that live no more: only a process that has
    /// both the number and the start that were noted, and what it started.
    ///
    /// @param state the workspace's own folder
    /// @return how many there were
    /// @throws IOException when the disk fails
    public static int endLeft(Path state) throws IOException {
        var folder = state.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int ended = 0;
        try (var notes = Files.list(folder)) {
            for (var note : notes.toList()) {
                ended += end(note);
            }
        }
        return ended;
    }

    private static int end(Path note) throws IOException {
        var lines = List.of(Files.readString(note).split("\n", -1));
        if (lines.size() != LINES) {
            return 0; // it is being written, or was when its writer died
        }
        if (!lines.getFirst().equals(Birth.machine()) || birth(lines, 1).alive().isPresent()) {
            return 0;
        }
        var left = new ArrayList<ProcessHandle>();
        birth(lines, 3)
                .alive()
                .ifPresent(child -> {
                    child.descendants().forEach(left::add);
                    left.add(child);
                });
        if (!lines.getLast().isEmpty()) {
            left.addAll(TaggedProcesses.of(lines.getLast()));
        }
        left.forEach(ProcessHandle::destroyForcibly);
        Files.deleteIfExists(note);
        return (int) left.stream().distinct().count();
    }

    private static Birth birth(List<String> lines, int at) {
        return new Birth(Long.parseLong(lines.get(at)), lines.get(at + 1));
    }
}
