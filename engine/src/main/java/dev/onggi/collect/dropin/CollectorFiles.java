package dev.onggi.collect.dropin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The files of a workspace's `collectors/`.
///
/// @param folder where they lie
/// @param sources the Java files, by name
/// @param jars what lies in `lib/`, by name
record CollectorFiles(Path folder, List<Path> sources, List<Path> jars) {
    static CollectorFiles in(Path folder) throws IOException {
        return new CollectorFiles(
                folder, list(folder, ".java"), list(folder.resolve("lib"), ".jar"));
    }

    private static List<Path> list(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /// A hash of everything that decides what the compiler makes of them.
    String key(String host) throws IOException {
        var hash = sha256();
        add(hash, "java " + Runtime.version());
        add(hash, host);
        for (var file : sources) {
            add(hash, file.getFileName().toString());
            hash.update(sha256().digest(Files.readAllBytes(file)));
        }
        for (var jar : jars) {
            add(hash, jar.getFileName().toString());
            hash.update(sha256().digest(Files.readAllBytes(jar)));
        }
        return HexFormat.of().formatHex(hash.digest(), 0, 12);
    }

    private static void add(MessageDigest hash, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        hash.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
