package dev.onggi.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The class path of processes that the tests start. DuckDB's native library lies beside its jar
/// there, as it does for users: a process that is killed would leave 70 MB in the temporary folder
/// each time, and unpack them before.
public final class ChildPath {
    private static final Pattern JAR =
            Pattern.compile("[^" + File.pathSeparator + "]*duckdb_jdbc[^/\\\\]*\\.jar");
    private static final String OWN = System.getProperty("java.class.path");
    private static final String ALL = besideItsJar();

    private ChildPath() {}

    /// The tests' own classes and libraries.
    ///
    /// @return for `-cp`
    public static String get() {
        return ALL;
    }

    private static String besideItsJar() {
        var jar = JAR.matcher(OWN);
        var library = library();
        if (!jar.find() || library.isEmpty()) {
            return OWN;
        }
        try {
            var folder = Files.createTempDirectory("onggi-native");
            var real = Path.of(jar.group());
            var link = Files.createSymbolicLink(folder.resolve(real.getFileName()), real);
            var unpacked = folder.resolve(library);
            try (var all = new JarFile(real.toFile());
                    var in = all.getInputStream(all.getEntry(library))) {
                Files.copy(in, unpacked);
            }
            Stream.of(folder, link, unpacked).map(Path::toFile).forEach(File::deleteOnExit);
            return jar.replaceFirst(Matcher.quoteReplacement(link.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String library() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return "";
        }
        return "libduckdb_java.so_linux_"
                + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
    }
}
