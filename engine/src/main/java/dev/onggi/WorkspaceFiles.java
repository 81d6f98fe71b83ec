package dev.onggi;

import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Notices when the pipelines or tasks of a workspace change.
final class WorkspaceFiles {
    private final Workspace workspace;
    private List<Stamp> seen = List.of();

    WorkspaceFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    private record Stamp(Path file, long bytes, long millis) {}

    /// Whether a file has come, gone or changed since the last call; true at the first one.
    synchronized boolean changed() {
        var now = new ArrayList<Stamp>();
        for (var folder : List.of("pipelines", "resources")) {
            stamps(workspace.resolve(folder), now);
        }
        boolean changed = !now.equals(seen);
        seen = List.copyOf(now);
        return changed;
    }

    private static void stamps(Path folder, List<Stamp> stamps) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> stamps.add(stamp(file)));
        } catch (IOException | UncheckedIOException e) {
            stamps.add(new Stamp(folder, -1, 0)); // a file went while it was looked at
        }
    }

    private static Stamp stamp(Path file) {
        try {
            return new Stamp(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            return new Stamp(file, -1, 0);
        }
    }
}
