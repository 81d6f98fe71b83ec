package dev.onggi.run;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

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
}
