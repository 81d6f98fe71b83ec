package dev.onggi.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.DurableFiles;
import dev.onggi.data.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The files of a workspace, and what must hold of them after any run.
final class CorpusFolder {
    private static final List<String> OWN =
            List.of(
                    ".onggi/logs/",
                    ".onggi/changes/cleaned_",
                    ".onggi/manifests/",
                    ".onggi/onggi.db",
                    ".onggi/lock",
                    ".onggi/holder",
                    ".onggi/fingerprint.key");
    private final Path root;
    private final Set<String> known = new HashSet<>();

    CorpusFolder(Path root) {
        this.root = root;
    }

    /// Takes what is there as given.
    void remember() {
        known.addAll(files());
    }

    /// Every new file is whole, recorded and where it belongs.
    ///
    /// @return the new files below `data`
    List<Path> checkNewFiles() throws IOException {
        var fresh = files().stream().filter(file -> !known.contains(file)).sorted().toList();
        known.addAll(fresh);
        assertThat(fresh)
                .as("files where none belong")
                .allMatch(file ->
                        file.startsWith("data/") || OWN.stream().anyMatch(file::startsWith));
        var data = fresh.stream().filter(file -> file.startsWith("data/")).toList();
        for (var file : data) {
            var manifest = Manifest.path(root.resolve(".onggi"), file);
            assertThat(manifest).as("manifest of " + file).exists();
            assertThat(Manifest.read(manifest).sha256())
                    .as("hash of " + file)
                    .isEqualTo(new DurableFiles().digest(root.resolve(file)).sha256());
        }
        for (var file : fresh) {
            if (file.startsWith(".onggi/manifests/")) {
                var of =
                        file.substring(
                                ".onggi/manifests/".length(), file.length() - ".json".length());
                assertThat(root.resolve(of)).as("file of a manifest").exists();
            }
        }
        var staged = root.resolve(".onggi/staged");
        if (Files.isDirectory(staged)) {
            assertThat(staged).isEmptyDirectory();
        }
        return data.stream().map(root::resolve).toList();
    }

    private Set<String> files() {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Records of a CSV file without its header, counted by quotes and line ends alone.
    static long records(Path csv) throws IOException {
        long records = 0;
        boolean quoted = false;
        boolean open = false;
        for (byte b : Files.readAllBytes(csv)) {
            if (b == '"') {
                quoted = !quoted;
            }
            open = true;
            if (b == '\n' && !quoted) {
                records++;
                open = false;
            }
        }
        return records + (open ? 1 : 0) - 1;
    }
}
