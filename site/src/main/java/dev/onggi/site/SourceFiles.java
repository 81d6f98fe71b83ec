package dev.onggi.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which Markdown files of a repository are pages: those at its root, under `docs/`, and of the
/// examples.
final class SourceFiles {
    private static final List<String> PAGES =
            List.of("*.md", "docs/*.md", "docs/**/*.md", "examples/*/*.md");

    private SourceFiles() {}

    /// Reads all pages.
    ///
    /// @param repository its folder
    /// @return by path relative to the repository
    static SortedMap<String, Page> read(Path repository) throws IOException {
        var matchers =
                PAGES.stream()
                        .map(p -> FileSystems.getDefault().getPathMatcher("glob:" + p))
                        .toList();
        var pages = new TreeMap<String, Page>();
        for (var folder :
                List.of(repository, repository.resolve("docs"), repository.resolve("examples"))) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            int depth = folder.equals(repository) ? 1 : Integer.MAX_VALUE;
            try (var files = Files.walk(folder, depth)) {
                files.filter(Files::isRegularFile)
                        .filter(f ->
                                matchers.stream()
                                        .anyMatch(m -> m.matches(repository.relativize(f))))
                        .forEach(f -> {
                            var path = repository.relativize(f).toString().replace('\\', '/');
                            pages.put(path, read(path, f));
                        });
            }
        }
        return pages;
    }

    private static Page read(String path, Path file) {
        try {
            return PageReader.read(path, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
