package dev.onggi.connector.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Copies a workbook without unpacking it, and gives it the creation time it is told: the writing
/// library always takes the clock of the machine, and then the same rows would not give the same
/// bytes.
final class FixedPackage {
    private static final String PROPERTIES = "docProps/core.xml";

    /// The first day a zip file can tell.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private FixedPackage() {}

    static void copy(Path draft, Path file, Instant created) throws IOException {
        try (var in = ZipFile.builder().setPath(draft).get();
                var out = new ZipArchiveOutputStream(file)) {
            out.setUseZip64(Zip64Mode.AsNeeded);
            var entries = in.getEntriesInPhysicalOrder();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                if (entry.getName().equals(PROPERTIES)) {
                    properties(out, created);
                } else {
                    out.addRawArchiveEntry(timeless(entry), in.getRawInputStream(entry));
                }
            }
        }
    }

    private static ZipArchiveEntry timeless(ZipArchiveEntry entry) {
        var timeless = new ZipArchiveEntry(entry.getName());
        timeless.setMethod(entry.getMethod());
        timeless.setSize(entry.getSize());
        timeless.setCompressedSize(entry.getCompressedSize());
        timeless.setCrc(entry.getCrc());
        timeless.setTimeLocal(NO_TIME);
        return timeless;
    }

    private static void properties(ZipArchiveOutputStream out, Instant created) throws IOException {
        var xml =
                """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cp:coreProperties \
                xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                xmlns:dc="http://purl.org/dc/elements/1.1/" \
                xmlns:dcterms="http://purl.org/dc/terms/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                <dc:creator>Onggi</dc:creator>\
                <dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>\
                </cp:coreProperties>
                """
                        .formatted(created.truncatedTo(ChronoUnit.SECONDS));
        var entry = new ZipArchiveEntry(PROPERTIES);
        entry.setTimeLocal(NO_TIME);
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        out.putArchiveEntry(entry);
        new ByteArrayInputStream(bytes).transferTo(out);
        out.closeArchiveEntry();
    }
}
