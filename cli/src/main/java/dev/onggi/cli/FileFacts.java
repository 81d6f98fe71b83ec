package dev.onggi.cli;

import dev.onggi.data.csv.CharsetDetector;
import dev.onggi.data.csv.CsvFile;
import dev.onggi.data.csv.CsvOptions;
import dev.onggi.data.csv.Dialect;
import dev.onggi.problem.OnggiException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// What is known of a file before its rows are read.
///
/// @param kind its kind, such as `CSV`
/// @param bytes its length, or -1 for a folder or a pattern
/// @param dialect how it is written, or null where it is no text with cells
record FileFacts(String kind, long bytes, @Nullable Dialect dialect) {
    private static final Set<String> CELLS = Set.of("csv", "tsv", "tab", "psv");

    static FileFacts of(String path) {
        var file = Path.of(path);
        if (!Files.isRegularFile(file)) {
            return new FileFacts("", -1, null);
        }
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean packed = name.endsWith(".gz");
        var inner = packed ? name.substring(0, name.length() - 3) : name;
        var ending = inner.substring(inner.lastIndexOf('.') + 1);
        try {
            var kind = ending.toUpperCase(Locale.ROOT) + (packed ? " (gzip)" : "");
            return new FileFacts(
                    kind,
                    Files.size(file),
                    CELLS.contains(ending) ? dialect(file, packed).orElse(null) : null);
        } catch (IOException e) {
            return new FileFacts(ending, -1, null);
        }
    }

    /// Empty where reading will tell what is wrong with the file.
    private static Optional<Dialect> dialect(Path file, boolean packed) throws IOException {
        try {
            var options = CsvOptions.byLooking(CsvOptions.OnFlaw.KEEP);
            return Optional.of(
                    CsvFile.look(() -> open(file, packed), file.toString(), options).dialect());
        } catch (OnggiException e) {
            return Optional.empty();
        }
    }

    private static InputStream open(Path file, boolean packed) throws IOException {
        var in = Files.newInputStream(file);
        return packed ? new GZIPInputStream(new BufferedInputStream(in)) : in;
    }

    /// The charset as people know it.
    Optional<String> charset() {
        return dialect == null
                ? Optional.empty()
                : Optional.of(
                        CharsetDetector.name(dialect.charset())
                                + (dialect.bom() > 0 ? " (BOM)" : ""));
    }

    /// The delimiter as people know it.
    Optional<String> delimiter() {
        return dialect == null
                ? Optional.empty()
                : Optional.of(
                        switch (dialect.delimiter()) {
                            case '\t' -> "tab";
                            case ' ' -> "space";
                            default -> String.valueOf(dialect.delimiter());
                        });
    }
}
