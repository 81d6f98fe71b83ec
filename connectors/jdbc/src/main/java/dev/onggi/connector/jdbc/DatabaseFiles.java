package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The files that a connection may open: those of the workspace, but for the product's own state,
/// and those in the folders that the operator names in the environment variable
/// `ONGGI_SQLITE_FOLDERS`, separated as in `PATH`.
///
/// @param workspace the workspace's folder
/// @param others further folders
record DatabaseFiles(Path workspace, List<Path> others) {
    private static final String VARIABLE = "ONGGI_SQLITE_FOLDERS";
    private static final String OWN_STATE = ".onggi";

    /// The files allowed by the environment of this process.
    static DatabaseFiles of(Path workspace) {
        var folders = System.getenv(VARIABLE);
        var others =
                folders == null
                        ? List.<Path>of()
                        : Arrays.stream(folders.split(File.pathSeparator))
                                .filter(folder -> !folder.isBlank())
                                .map(Path::of)
                                .toList();
        return new DatabaseFiles(workspace, others);
    }

    /// The absolute path of a file, links followed.
    ///
    /// @param written as the user wrote it, relative to the workspace or absolute
    /// @throws Failure when the path leaves the allowed folders
    Path resolve(String written) throws Failure {
        if (written.isEmpty()
                || written.startsWith(":")
                || written.startsWith("//")
                || written.regionMatches(true, 0, "file:", 0, 5)
                || written.contains("?")
                || written.contains("%")) {
            throw Failure.user(
                    "the database file \"" + written + "\" is no plain path",
                    "write it as sqlite:folder/file.db, relative to the workspace");
        }
        try {
            var path = real(workspace.resolve(written).normalize());
            var home = workspace.toRealPath();
            if (path.startsWith(home.resolve(OWN_STATE))) {
                throw Failure.user(
                        "\"" + written + "\" is the product's own state",
                        "name a database of your own");
            }
            if (path.startsWith(home) || allowedElsewhere(path)) {
                return path;
            }
            throw Failure.user(
                    "\"" + written + "\" lies outside the workspace",
                    "move it into the workspace, or have its folder allowed by the environment"
                            + " variable "
                            + VARIABLE);
        } catch (InvalidPathException | IOException e) {
            throw Failure.user(
                    "there is no folder for \"" + written + "\"",
                    "paths are read from the workspace " + workspace.getFileName());
        }
    }

    private boolean allowedElsewhere(Path path) throws IOException {
        for (var folder : others) {
            if (Files.isDirectory(folder) && path.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        var parent = path.getParent();
        return parent == null ? path : parent.toRealPath().resolve(path.getFileName());
    }
}
