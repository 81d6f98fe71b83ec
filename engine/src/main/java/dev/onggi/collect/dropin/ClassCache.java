package dev.onggi.collect.dropin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/// Compiled drop-ins under `.onggi/collectors`, a folder for each key. A folder appears whole or
/// not at all, also where several processes compile at once.
final class ClassCache {
    /// Classes that nobody compiled anew for so long are removed; younger ones may be in use by
    /// another process.
    private static final Duration KEPT = Duration.ofDays(7);

    private final Path folder;

    ClassCache(Path folder) {
        this.folder = folder;
    }

    /// The classes of a key.
    Optional<Path> find(String key) {
        var classes = folder.resolve(key);
        return Files.isDirectory(classes) ? Optional.of(classes) : Optional.empty();
    }

    /// A new folder to compile into.
    Path stage() throws IOException {
        Files.createDirectories(folder);
        return Files.createDirectory(folder.resolve("tmp-" + UUID.randomUUID()));
    }

    /// Makes a staged folder that of a key.
    Path publish(Path staged, String key) throws IOException {
        var classes = folder.resolve(key);
        try {
            Files.move(staged, classes, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(classes)) {
                throw e;
            }
            delete(staged); // another process was faster
        }
        sweep(classes);
        return classes;
    }

    private void sweep(Path kept) throws IOException {
        var limit = Instant.now().minus(KEPT);
        try (var all = Files.list(folder)) {
            for (var old : all.filter(f -> !f.equals(kept)).toList()) {
                if (Files.getLastModifiedTime(old).toInstant().isBefore(limit)) {
                    delete(old);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
