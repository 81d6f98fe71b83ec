package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import org.jspecify.annotations.Nullable;

/// Turns what a cell stores into the text that people see in it.
///
/// @param strings the texts of the workbook
/// @param formats the number formats of the workbook
/// @param numbers how numbers are written
record CellValues(SharedStrings strings, CellFormats formats, NumberText numbers) {
    /// The text of a cell.
    ///
    /// @param type the cell's `t`, such as `s` or `n`
    /// @param style the cell's `s`, or null
    /// @param stored what stands in the cell
    /// @return the text, or null where a number is missing
    /// @throws Failure when a shared text is missing
    @Nullable String text(String type, @Nullable String style, String stored) throws Failure {
        return switch (type) {
            case "s" -> shared(stored.strip());
            case "str", "inlineStr" -> XmlEscapes.decode(stored);
            case "b" -> WorkbookIndex.isTrue(stored.strip()) ? "TRUE" : "FALSE";
            case "e" -> stored;
            case "d" -> numbers.ofIso(stored.strip(), formats.of(style));
            default -> stored.isBlank() ? null : numbers.of(stored, formats.of(style));
        };
    }

    private @Nullable String shared(String index) throws Failure {
        if (index.isEmpty()) {
            return null;
        }
        var text = index.matches("\\d{1,9}") ? strings.get(Integer.parseInt(index)) : null;
        if (text == null) {
            throw Failure.data(
                    "a cell refers to the shared text " + index + ", which the workbook lacks",
                    "open it in a spreadsheet program and save it again");
        }
        return text;
    }
}
