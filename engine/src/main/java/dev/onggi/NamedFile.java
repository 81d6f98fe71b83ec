package dev.onggi;

import dev.onggi.clean.CleanProblem;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The file that somebody named to be cleaned.
final class NamedFile {
    private static final int SHOWN = 8;

    private NamedFile() {}

    /// Refuses a folder, and a file that is not there, naming what might have been meant. A pattern
    /// is left to who opens it.
    static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw OnggiException.of(CleanProblem.A_FOLDER, file, list(siblings(file)));
        }
        var name = file.getFileName();
        if (name == null || Files.exists(file) || name.toString().matches(".*[*?\\[{].*")) {
            return;
        }
        var folder = file.toAbsolutePath().normalize().getParent();
        var siblings = folder == null ? List.<String>of() : siblings(folder);
        throw OnggiException.of(
                CleanProblem.NO_SUCH_FILE,
                file,
                NearestName.of(name.toString(), siblings).orElse(""),
                list(siblings));
    }

    private static List<String> siblings(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String list(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? shown + ", ..." : shown;
    }
}
