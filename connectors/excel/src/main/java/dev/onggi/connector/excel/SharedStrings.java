package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The texts that the cells of a workbook share, held in memory.
record SharedStrings(List<String> texts) {
    /// Reads the table of a workbook.
    ///
    /// @param part the part that holds it; null for none
    /// @throws Failure when it would not fit into memory
    static SharedStrings read(XlsxPackage file, @Nullable String part, XlsxLimits limits)
            throws IOException, XMLStreamException, Failure {
        var texts = new ArrayList<String>();
        if (part == null || !file.has(part)) {
            return new SharedStrings(texts);
        }
        if (file.statedSize(part) > limits.sharedTextBytes()) {
            throw new Failure(
                    Failure.Blame.RESOURCE,
                    false,
                    "the texts of the workbook take "
                            + file.statedSize(part)
                            + " bytes, more than this process may hold ("
                            + limits.sharedTextBytes()
                            + ")",
                    "save the sheet as CSV, or give the process more memory",
                    null);
        }
        try (var xml = new XmlPart(file.part(part))) {
            while (xml.nextStart().isPresent()) {
                if (xml.isStart("si")) {
                    texts.add(XmlEscapes.decode(xml.richText("si", limits.cellCharacters())));
                }
            }
        }
        return new SharedStrings(texts);
    }

    /// The text of an index, or null where there is none.
    @Nullable String get(int index) {
        return index >= 0 && index < texts.size() ? texts.get(index) : null;
    }
}
