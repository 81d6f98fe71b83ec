package dev.onggi.site;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// The program that `build/site` runs.
public final class Main {
    private Main() {}

    /// Builds the site, and ends with status 1 where links are broken and 2 where it was called
    /// wrongly.
    ///
    /// @param args the repository, and the folder to write to
    /// @throws IOException when a file cannot be read or written
    public static void main(String[] args) throws IOException {
        int status = run(args, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws IOException {
        if (args.length != 2) {
            err.println("usage: dev.onggi.site.Main REPOSITORY FOLDER");
            return 2;
        }
        var folder = Path.of(args[1]);
        var result = new Site(Path.of(args[0]), folder).build();
        if (!result.faults().isEmpty()) {
            err.println("The documentation has broken links (" + result.faults().size() + "):");
            result.faults().forEach(fault -> err.println("  " + fault));
            return 1;
        }
        out.println(result.pages() + " pages: " + folder.resolve("index.html").normalize());
        return 0;
    }
}
