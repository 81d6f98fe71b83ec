package dev.onggi.collect.file;

import dev.onggi.collect.BatchRows;
import dev.onggi.collect.EngineRequest;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The files that earlier runs have collected, by name and content, where the step says
/// `incremental: true`.
final class SeenFiles {
    private static final String KEY = "files";
    private final EngineRequest request;
    private final boolean wanted;
    private final Map<String, String> hashes = new TreeMap<>();
    private final Map<Path, State> states = new LinkedHashMap<>();
    private final boolean first;

    private record State(long size, FileTime modified) {}

    SeenFiles(EngineRequest request) {
        this.request = request;
        this.wanted = wanted(request);
        var remembered = wanted ? request.remembered(KEY) : java.util.Optional.<String>empty();
        this.first = remembered.isEmpty();
        remembered.ifPresent(text ->
                text.lines()
                        .map(line -> line.split(" ", 2))
                        .forEach(parts -> hashes.put(parts[1], parts[0])));
    }

    /// Whether the step collects new files only.
    static boolean wanted(EngineRequest request) {
        return Boolean.TRUE.equals(request.value("incremental"));
    }

    /// Whether no run has collected anything yet.
    boolean first() {
        return first;
    }

    /// The files that are new or have other content than before.
    List<Path> fresh(List<Path> files) {
        if (!wanted) {
            return files;
        }
        var fresh = new ArrayList<Path>();
        for (var file : files) {
            var name = name(file);
            var state = state(file, name);
            var hash = hash(file, name);
            if (!hash.equals(hashes.put(name, hash))) {
                fresh.add(file);
                states.put(file, state);
            }
        }
        return fresh;
    }

    /// Remembers every file met, unless one is no longer what was hashed.
    void remember(BatchRows rows) {
        if (!wanted) {
            return;
        }
        states.forEach((file, state) -> {
            if (!state.equals(state(file, name(file)))) {
                throw OnggiException.of(FileProblem.CHANGED, name(file));
            }
        });
        var text = new StringBuilder();
        hashes.forEach((name, hash) -> text.append(hash).append(' ').append(name).append('\n'));
        rows.remember(KEY, text.toString());
    }

    private static State state(Path file, String name) {
        try {
            return new State(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw OnggiException.because(
                    e, FileProblem.UNREADABLE, name, String.valueOf(e.getMessage()));
        }
    }

    private String name(Path file) {
        return Glob.composed(
                request.context().workspace().display(file).replaceAll("[\\r\\n]", "?"));
    }

    private static String hash(Path file, String name) {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw OnggiException.because(
                    e, FileProblem.UNREADABLE, name, String.valueOf(e.getMessage()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
