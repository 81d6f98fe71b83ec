package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The zip file behind a workbook: its parts and the relationships between them.
final class XlsxPackage implements AutoCloseable {
    /// How one part refers to another.
    ///
    /// @param type the last word of the relationship's type, such as `worksheet`
    /// @param part the name of the part it points to
    record Relationship(String type, String part) {}

    private final ZipFile zip;
    private final XlsxLimits limits;
    private final Map<String, ZipEntry> byName = new HashMap<>();

    private XlsxPackage(ZipFile zip, XlsxLimits limits) {
        this.zip = zip;
        this.limits = limits;
        zip.stream().forEach(entry -> byName.putIfAbsent(key(entry.getName()), entry));
    }

    /// Opens a package.
    ///
    /// @throws IOException when the file is no zip file or has too many entries
    static XlsxPackage open(Path file, XlsxLimits limits) throws IOException {
        var zip = zip(file);
        if (zip.size() > limits.entries()) {
            zip.close();
            throw new CheckedPart.BombException("more than " + limits.entries() + " files inside");
        }
        return new XlsxPackage(zip, limits);
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (IllegalArgumentException e) {
            throw new ZipException("a name inside is no text: " + e.getMessage());
        }
    }

    /// Whether there is a part of that name.
    boolean has(String part) {
        return byName.containsKey(key(part));
    }

    /// The unpacked size of a part as the package states it; -1 where it does not.
    long statedSize(String part) {
        var entry = byName.get(key(part));
        return entry == null ? -1 : entry.getSize();
    }

    /// Opens a part for reading.
    ///
    /// @throws Failure when the part is missing
    CheckedPart part(String name) throws IOException, Failure {
        var entry = byName.get(key(name));
        if (entry == null) {
            throw Failure.data(
                    "the workbook lacks its part " + name,
                    "open it in a spreadsheet program and save it again");
        }
        return new CheckedPart(zip.getInputStream(entry), entry, limits);
    }

    /// The relationships of a part, or of the package itself for an empty name, by their id.
    Map<String, Relationship> relationships(String part)
            throws IOException, XMLStreamException, Failure {
        int slash = part.lastIndexOf('/');
        var folder = part.substring(0, slash + 1);
        var rels = folder + "_rels/" + part.substring(slash + 1) + ".rels";
        Map<String, Relationship> found = new HashMap<>();
        if (!has(rels)) {
            return found;
        }
        try (var xml = new XmlPart(part(rels))) {
            while (xml.nextStart().isPresent()) {
                if (xml.isStart("Relationship")
                        && !"External".equals(xml.attribute("TargetMode"))) {
                    found.put(
                            xml.attribute("Id", ""),
                            new Relationship(
                                    lastWord(xml.attribute("Type", "")),
                                    resolve(folder, xml.attribute("Target", ""))));
                }
            }
        }
        return found;
    }

    /// The first relationship of a type.
    static Optional<String> target(Map<String, Relationship> relationships, String type) {
        return relationships.values().stream()
                .filter(relationship -> relationship.type().equals(type))
                .map(Relationship::part)
                .sorted()
                .findFirst();
    }

    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        // names inside a package are always separated by slashes, whatever the machine
        var parts = new ArrayDeque<String>();
        for (var piece : (folder + target).split("/")) {
            if (piece.equals("..")) {
                parts.pollLast();
            } else if (!piece.isEmpty() && !piece.equals(".")) {
                parts.add(piece);
            }
        }
        return String.join("/", parts);
    }

    private static String lastWord(@Nullable String type) {
        return type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
