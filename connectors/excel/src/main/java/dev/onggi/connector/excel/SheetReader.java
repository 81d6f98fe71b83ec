package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Reads the cells of a sheet from top to bottom, a row at a time, and then its merged ranges.
final class SheetReader implements AutoCloseable {
    private static final String NOTHING = "";

    /// A row that the sheet stores.
    ///
    /// @param number the row's number from 1
    /// @param cells the texts by column from 0; null where a cell is empty
    /// @param hidden whether people see the row
    record Row(int number, List<@Nullable String> cells, boolean hidden) {
        @Nullable String cell(int column) {
            return column < cells.size() ? cells.get(column) : null;
        }
    }

    private final XmlPart xml;
    private final @Nullable CellValues values;
    private final int cellCharacters;
    private final List<CellRange> merged = new ArrayList<>();
    private @Nullable String[] cells = new String[16];
    private int used;
    private int rowNumber;
    private long formulasWithoutValue;
    private boolean inData;
    private boolean ended;

    /// A reader of a sheet's part.
    ///
    /// @param values what gives cells their text; null where only their places are wanted
    SheetReader(CheckedPart part, @Nullable CellValues values, XlsxLimits limits)
            throws XMLStreamException {
        this.xml = new XmlPart(part);
        this.values = values;
        this.cellCharacters = limits.cellCharacters();
    }

    /// The next row, or null after the last.
    ///
    /// @throws Failure when a cell lies outside the sheet or its text is missing
    @Nullable Row next() throws XMLStreamException, Failure {
        while (!ended) {
            if (!xml.next()) {
                ended = true;
            } else if (xml.isStart("sheetData")) {
                inData = true;
            } else if (xml.isEnd("sheetData")) {
                inData = false;
            } else if (inData && xml.isStart("row")) {
                return row();
            } else if (!inData && xml.isStart("mergeCell")) {
                CellRange.parse(xml.attribute("ref", "")).ifPresent(merged::add);
            }
        }
        return null;
    }

    /// The number of the row being read, for messages.
    int rowNumber() {
        return rowNumber;
    }

    /// The merged ranges; known when the last row was read.
    List<CellRange> merged() {
        return merged;
    }

    /// Cells read so far whose formula has no value stored with it.
    long formulasWithoutValue() {
        return formulasWithoutValue;
    }

    private Row row() throws XMLStreamException, Failure {
        var stated = xml.attribute("r");
        boolean hidden = WorkbookIndex.isTrue(xml.attribute("hidden"));
        int number = stated == null ? rowNumber + 1 : rowNumber(stated);
        if (number <= rowNumber) {
            throw broken("row " + number + " comes after row " + rowNumber);
        }
        rowNumber = number;
        used = 0;
        int column = -1;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                column = cell(column + 1);
            }
        }
        return new Row(number, Arrays.asList(Arrays.copyOf(cells, used)), hidden);
    }

    /// Reads the cell stood on.
    ///
    /// @param expected its column where the cell does not say
    /// @return its column
    private int cell(int expected) throws XMLStreamException, Failure {
        var reference = xml.attribute("r");
        int column = reference == null ? expected : CellRange.column(reference);
        if (column < 0 || column >= XlsxLimits.COLUMNS) {
            throw broken("row " + rowNumber + " has a cell \"" + reference + "\"");
        }
        var type = xml.attribute("t", "n");
        var style = xml.attribute("s");
        String stored = null;
        boolean formula = false;
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isStart("f")) {
                formula = true;
            } else if (xml.isStart("v")) {
                stored = xml.text(cellCharacters);
            } else if (xml.isStart("is")) {
                stored = xml.richText("is", cellCharacters);
            }
        }
        if (formula && stored == null) {
            formulasWithoutValue++;
        }
        put(column, stored == null ? null : text(type, style, stored));
        return column;
    }

    private @Nullable String text(String type, @Nullable String style, String stored)
            throws Failure {
        if (values == null) {
            boolean written = type.equals("str") || type.equals("inlineStr");
            return written || !stored.isBlank() ? NOTHING : null;
        }
        return values.text(type, style, stored);
    }

    private void put(int column, @Nullable String text) {
        if (column >= cells.length) {
            int grown = Math.min(XlsxLimits.COLUMNS, Math.max(column + 1, cells.length * 2));
            cells = Arrays.copyOf(cells, grown);
        }
        while (used <= column) {
            cells[used++] = null;
        }
        cells[column] = text;
    }

    private int rowNumber(String stated) throws Failure {
        int number = stated.matches("\\d{1,7}") ? Integer.parseInt(stated) : 0;
        if (number < 1 || number > XlsxLimits.ROWS) {
            throw broken("there is a row \"" + stated + "\"");
        }
        return number;
    }

    private static Failure broken(String what) {
        return Failure.data(
                "the sheet is broken: " + what,
                "open it in a spreadsheet program and save it again");
    }

    @Override
    public void close() throws IOException, XMLStreamException {
        xml.close();
    }
}
