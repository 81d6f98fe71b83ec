package dev.onggi.site.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The program that `build/reference` runs.
public final class Main {
    private Main() {}

    /// Writes the reference pages of a repository.
    ///
    /// @param args the repository
    /// @throws IOException when a page cannot be written
    public static void main(String[] args) throws IOException {
        var repository = Path.of(args[0]);
        var folder = Files.createDirectories(repository.resolve("docs/reference"));
        for (var page : ReferencePages.all(repository).entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
            System.out.println("docs/reference/" + page.getKey());
        }
    }
}
