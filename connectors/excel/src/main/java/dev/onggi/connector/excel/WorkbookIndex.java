package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The table of contents of a workbook.
///
/// @param sheets the sheets in the order of their tabs
/// @param epoch1904 whether days are counted from 1904 instead of 1900
/// @param sharedStrings the part that holds the shared texts, or null
/// @param styles the part that holds the number formats, or null
record WorkbookIndex(
        List<SheetEntry> sheets,
        boolean epoch1904,
        @Nullable String sharedStrings,
        @Nullable String styles) {
    /// A sheet.
    ///
    /// @param name the text on its tab
    /// @param visible whether people see the tab
    /// @param part the part that holds its cells; null for a chart
    record SheetEntry(String name, boolean visible, @Nullable String part) {}

    /// The part that holds the table of contents.
    static String part(XlsxPackage file) throws IOException, XMLStreamException, Failure {
        return XlsxPackage.target(file.relationships(""), "officeDocument")
                .orElse("xl/workbook.xml");
    }

    /// Reads the table of contents.
    static WorkbookIndex read(XlsxPackage file, String workbook)
            throws IOException, XMLStreamException, Failure {
        var related = file.relationships(workbook);
        var sheets = new ArrayList<SheetEntry>();
        boolean epoch1904 = false;
        try (var xml = new XmlPart(file.part(workbook))) {
            while (xml.nextStart().isPresent()) {
                if (xml.isStart("workbookPr")) {
                    epoch1904 = isTrue(xml.attribute("date1904"));
                } else if (xml.isStart("sheet")) {
                    sheets.add(sheet(xml, related));
                }
            }
        }
        return new WorkbookIndex(
                sheets,
                epoch1904,
                XlsxPackage.target(related, "sharedStrings").orElse(null),
                XlsxPackage.target(related, "styles").orElse(null));
    }

    /// The sheet that a user asked for: by name, or by its number from 1; the first visible one
    /// with cells for an empty text.
    ///
    /// @throws Failure when there is none, naming those there are
    SheetEntry choose(String wanted) throws Failure {
        var names = sheets.stream().map(SheetEntry::name).toList();
        var chosen =
                sheets.stream()
                        .filter(sheet ->
                                wanted.isEmpty()
                                        ? sheet.visible() && sheet.part() != null
                                        : sheet.name().equals(wanted))
                        .findFirst()
                        .orElse(null);
        if (chosen == null && wanted.matches("[1-9]\\d{0,4}")) {
            int number = Integer.parseInt(wanted);
            chosen = number <= sheets.size() ? sheets.get(number - 1) : null;
        }
        if (chosen == null) {
            throw Failure.user(
                    wanted.isEmpty()
                            ? "no sheet of the workbook is visible"
                            : "there is no sheet \"" + wanted + "\"",
                    names.isEmpty()
                            ? "the workbook has no sheets"
                            : "say `sheet:` with one of: " + String.join(", ", names));
        }
        if (chosen.part() == null) {
            throw Failure.user(
                    "the sheet \"" + chosen.name() + "\" holds a chart and no cells",
                    "say `sheet:` with one of: " + String.join(", ", names));
        }
        return chosen;
    }

    private static SheetEntry sheet(
            XmlPart xml, Map<String, XlsxPackage.Relationship> relationships) {
        var id = xml.prefixedAttribute("id");
        var relationship = id == null ? null : relationships.get(id);
        boolean cells = relationship != null && relationship.type().equals("worksheet");
        return new SheetEntry(
                xml.attribute("name", ""),
                xml.attribute("state", "visible").equals("visible"),
                cells && relationship != null ? relationship.part() : null);
    }

    static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }
}
