import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// Moves DuckDB's library for this machine out of the driver's jar: `java NativeLibrary.java FOLDER LIBRARY`
///
/// The driver looks for the library beside its jar only where the jar holds none; else it unpacks
/// 70 MB into the temporary folder at every start, and leaves them there. Libraries of other
/// machines go too. A second time changes nothing.
final class NativeLibrary {
    private static final String DRIVERS = "duckdb_jdbc-*.jar";
    private static final String LIBRARIES = "libduckdb_java.so_*";

    public static void main(String... args) throws IOException {
        var folder = Path.of(args[0]);
        try (var jars = Files.newDirectoryStream(folder, DRIVERS)) {
            for (var jar : jars) {
                move(jar, folder.resolve(args[1]));
            }
        }
    }

    private static void move(Path jar, Path library) throws IOException {
        try (var files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                var libraries = Files.newDirectoryStream(files.getPath("/"), LIBRARIES)) {
            var own = files.getPath("/").resolve(library.getFileName().toString());
            if (Files.exists(own)) {
                Files.copy(own, library, StandardCopyOption.REPLACE_EXISTING);
                for (var each : libraries) {
                    Files.delete(each);
                }
            }
        }
    }
}
