package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The number format of each cell style of a workbook.
record CellFormats(List<NumberFormat> byStyle) {
    /// Reads the styles of a workbook.
    ///
    /// @param part the part that holds them; null for none
    static CellFormats read(XlsxPackage file, @Nullable String part)
            throws IOException, XMLStreamException, Failure {
        var byStyle = new ArrayList<NumberFormat>();
        if (part == null || !file.has(part)) {
            return new CellFormats(byStyle);
        }
        Map<Integer, NumberFormat> defined = new HashMap<>();
        boolean cellStyles = false;
        boolean differential = false;
        try (var xml = new XmlPart(file.part(part))) {
            while (xml.next()) {
                if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                    cellStyles = xml.isStart("cellXfs");
                } else if (xml.isStart("dxfs") || xml.isEnd("dxfs")) {
                    differential = xml.isStart("dxfs");
                } else if (xml.isStart("numFmt") && !differential) {
                    defined.put(
                            number(xml.attribute("numFmtId")),
                            NumberFormat.of(xml.attribute("formatCode", "General")));
                } else if (xml.isStart("xf") && cellStyles) {
                    int id = number(xml.attribute("numFmtId"));
                    var format = defined.get(id);
                    byStyle.add(format == null ? NumberFormat.implied(id) : format);
                }
            }
        }
        return new CellFormats(byStyle);
    }

    /// The format of a style; a plain one where there is none of that number.
    NumberFormat of(@Nullable String style) {
        int index = style == null ? -1 : number(style);
        return index >= 0 && index < byStyle.size() ? byStyle.get(index) : NumberFormat.PLAIN;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
