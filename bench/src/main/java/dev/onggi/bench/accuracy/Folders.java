package dev.onggi.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Temporary folders that go when the work is done.
final class Folders implements AutoCloseable {
    private final Path root;
    private int made;

    Folders() throws IOException {
        root = Files.createTempDirectory("onggi-accuracy");
    }

    Path next() throws IOException {
        return Files.createDirectory(root.resolve(String.valueOf(made++)));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
