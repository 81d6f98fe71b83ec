package dev.onggi;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.data.csv.CharsetDetector;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// How a file is written, so that what is made of it can look like it.
///
/// @param kind how its letters are written
/// @param crlf whether its lines end as Windows ends them
record FileLook(Kind kind, boolean crlf) {
    private static final int HEAD = 1 << 16;

    /// How the letters of a file are written.
    enum Kind {
        /// UTF-8 without a byte order mark: whoever reads it reads the same again.
        PLAIN,
        /// UTF-8 with a mark.
        MARKED,
        /// Another charset, or no text, such as a workbook or an archive.
        OTHER
    }

    static FileLook of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            var found = CharsetDetector.detect(head);
            var text = new String(head, found.charset());
            if (text.indexOf(0) >= 0) {
                return new FileLook(Kind.OTHER, false);
            }
            boolean unicode = found.charset().equals(StandardCharsets.UTF_8);
            var kind = !unicode ? Kind.OTHER : found.bom() > 0 ? Kind.MARKED : Kind.PLAIN;
            int end = text.indexOf('\n');
            return new FileLook(kind, end > 0 && text.charAt(end - 1) == '\r');
        }
    }

    /// Whether a CSV file of the same rows begins with a byte order mark: where the file has one,
    /// and where it is no UTF-8 and there are letters outside ASCII, which Excel shows by that mark
    /// only.
    boolean mark(Session session, Dataset dataset) {
        return switch (kind) {
            case PLAIN -> false;
            case MARKED -> true;
            case OTHER -> holdsMoreThanAscii(session, dataset);
        };
    }

    private static boolean holdsMoreThanAscii(Session session, Dataset dataset) {
        var columns =
                dataset.kind() == Dataset.Kind.TEXT ? dataset.readable() : dataset.ownColumns();
        if (columns.stream().anyMatch(c -> c.name().chars().anyMatch(letter -> letter >= 0x80))) {
            return true;
        }
        var texts = columns.stream().filter(c -> c.type().equals(ColumnType.TEXT)).toList();
        return !texts.isEmpty() && holdsMoreThanAscii(session, dataset, texts);
    }

    private static boolean holdsMoreThanAscii(
            Session session, Dataset dataset, List<Column> texts) {
        var names = texts.stream().map(Column::name).toList();
        var longer =
                names.stream()
                        .map(Sql::name)
                        .map(name -> "strlen(" + name + ") > length(" + name + ")")
                        .collect(Collectors.joining(" OR "));
        var sql = "SELECT 1 FROM " + session.relation(dataset, names) + " AS rows WHERE ";
        return session.<Boolean>query(sql + longer + " LIMIT 1", rows -> rows.next());
    }
}
