package dev.onggi.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/// Builds the site of a repository into a folder, or nothing where links are broken.
final class Site {
    private final Path repository;
    private final Path folder;

    /// What a build ended with.
    ///
    /// @param pages how many pages were written; 0 where there are faults
    /// @param faults what is broken
    record Result(int pages, List<Fault> faults) {}

    Site(Path repository, Path folder) {
        this.repository = repository.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath().normalize();
    }

    Result build() throws IOException {
        var pages = SourceFiles.read(repository);
        var resolver = new LinkResolver(repository, pages);
        var check = new LinkCheck(resolver);
        pages.values().forEach(check::check);
        if (!check.faults().isEmpty()) {
            return new Result(0, check.faults());
        }
        var api = new ApiPages(folder);
        var layout = new Layout(new Navigation(pages), api.present());
        var renderer = new PageRenderer(resolver, api);
        for (var page : pages.values()) {
            write(page.target(), layout.wrap(page, renderer.render(page)));
        }
        for (var file : check.files()) {
            if (api.of(file).isEmpty()) {
                copy(file);
            }
        }
        write(Layout.STYLE, Layout.style());
        return new Result(pages.size(), List.of());
    }

    private void write(String target, String content) throws IOException {
        var file = folder.resolve(target);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
    }

    private void copy(String path) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.copy(repository.resolve(path), file, StandardCopyOption.REPLACE_EXISTING);
    }
}
