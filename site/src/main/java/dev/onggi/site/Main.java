package dev.onggi.site;

import java.io.IOException;
import java.nio.file.Path;

/// The program that `build/site` runs.
public final class Main {
    private Main() {}

    /// Builds the site.
    ///
    /// @param args the repository, and the folder to write to
    /// @throws IOException when a file cannot be read or written
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: dev.onggi.site.Main REPOSITORY FOLDER");
            System.exit(2);
        }
        var result = new Site(Path.of(args[0]), Path.of(args[1])).build();
        if (!result.faults().isEmpty()) {
            System.err.println(
                    "The documentation has " + result.faults().size() + " broken links:");
            result.faults().forEach(fault -> System.err.println("  " + fault));
            System.exit(1);
        }
        System.out.println(
                result.pages() + " pages: " + Path.of(args[1]).resolve("index.html").normalize());
    }
}
