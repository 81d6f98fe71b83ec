package dev.onggi.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;

/// Names of files made of a source and a time, as the workspace promises them.
final class FileNames {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private FileNames() {}

    /// The start of a run as it stands in ids and file names.
    static String time(Instant start, ZoneId zone) {
        return TIME.format(start.atZone(zone));
    }

    /// A name reduced to letters, digits, Hangul, `_` and `-`.
    static String reduced(String name) {
        var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        var reduced =
                composed.codePoints()
                        .map(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' ? c : '_')
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString()
                        .replaceAll("_{2,}", "_");
        return reduced.isEmpty() || reduced.equals("_") ? "data" : reduced;
    }

    /// The first name that is free: `name.ending`, `name_2.ending`, `name_3.ending`.
    static Path free(Path folder, String name, String ending, Predicate<Path> taken) {
        var path = folder.resolve(name + "." + ending);
        for (int n = 2; Files.exists(path) || taken.test(path); n++) {
            path = folder.resolve(name + "_" + n + "." + ending);
        }
        return path;
    }
}
