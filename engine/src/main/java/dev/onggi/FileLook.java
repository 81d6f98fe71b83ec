package dev.onggi;

import dev.onggi.data.csv.CharsetDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a text file is written, so that what is made of it can look like it.
///
/// @param mark whether a CSV file made of it begins with a byte order mark: not where it is plain
///   UTF-8 without one itself, for whoever reads that reads it again; any other file, such as CP949
///   or Excel, may be opened by Excel, which shows Hangul of UTF-8 by that mark only
/// @param crlf whether its lines end as Windows ends them
record FileLook(boolean mark, boolean crlf) {
    private static final int HEAD = 1 << 16;

    static FileLook of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            var found = CharsetDetector.detect(head);
            var text = new String(head, found.charset());
            if (text.indexOf(0) >= 0) {
                return new FileLook(true, false);
            }
            boolean plain = found.charset().equals(StandardCharsets.UTF_8) && found.bom() == 0;
            int end = text.indexOf('\n');
            return new FileLook(!plain, end > 0 && text.charAt(end - 1) == '\r');
        }
    }
}
