package dev.onggi.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A repository made of a few files.
record Repository(Path folder) {
    Repository with(String path, String content) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
        return this;
    }

    Path site() {
        return folder.resolve("target/site");
    }

    Site.Result build() throws IOException {
        return new Site(folder, site()).build();
    }

    String html(String target) throws IOException {
        return Files.readString(site().resolve(target));
    }
}
