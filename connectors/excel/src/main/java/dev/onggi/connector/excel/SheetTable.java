package dev.onggi.connector.excel;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import dev.onggi.spi.FileFormat;
import dev.onggi.spi.Rows;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The table of a sheet on its way into rows: columns named by the header, blank rows and columns
/// left out, and what is unusual told once.
record SheetTable(FileFormat.Input file, SheetShape shape, String place) {
    /// Sends the table.
    ///
    /// @throws Failure when a cell is broken or a row cannot be taken
    void send(SheetReader reader, Rows rows) throws XMLStreamException, Failure {
        int row = 0;
        boolean named = false;
        try {
            for (var next = reader.next(); next != null; next = reader.next()) {
                row = next.number();
                if (row < shape.headerRow() || blank(next)) {
                    continue;
                }
                if (!named) {
                    named = true;
                    rows.columns(columns(next));
                    tell();
                    if (shape.headerRow() > 0) {
                        continue;
                    }
                }
                rows.row(cut(next));
            }
            tellFormulas(reader.formulasWithoutValue());
        } catch (XMLStreamException e) {
            throw new Failure(
                    Failure.Blame.DATA,
                    false,
                    place + " is damaged after row " + row,
                    "open it in a spreadsheet program and save it again",
                    e);
        }
    }

    private List<Column> columns(SheetReader.Row header) {
        var columns = new ArrayList<Column>();
        var unnamed = new ArrayList<String>();
        for (int i = shape.left(); i <= shape.right(); i++) {
            var name = shape.headerRow() == 0 ? null : name(header, i);
            if (name == null || name.isBlank()) {
                unnamed.add(CellRange.letters(i));
                name = CellRange.letters(i);
            }
            columns.add(Column.text(name));
        }
        if (!unnamed.isEmpty() && shape.headerRow() > 0) {
            file.note(
                    place
                            + ": columns without a name are called by their letters: "
                            + String.join(", ", unnamed));
        }
        return columns;
    }

    /// The name of a column; a merged header names all the columns it spans.
    private @Nullable String name(SheetReader.Row header, int column) {
        var name = header.cell(column);
        if (name != null) {
            return name;
        }
        return shape.merged().stream()
                .filter(range -> range.top() == header.number())
                .filter(range -> range.left() <= column && column <= range.right())
                .map(range -> header.cell(range.left()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Object[] cut(SheetReader.Row row) {
        @Nullable Object[] values = new @Nullable Object[shape.right() - shape.left() + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.cell(shape.left() + i);
        }
        return values;
    }

    private static boolean blank(SheetReader.Row row) {
        for (var cell : row.cells()) {
            if (cell != null) {
                return false;
            }
        }
        return true;
    }

    private void tellFormulas(long empty) {
        if (empty > 0) {
            file.note(
                    place
                            + ": formulas without a stored value are read as empty cells ("
                            + empty
                            + "); open the file in a spreadsheet program and save it, so that they"
                            + " are calculated");
        }
    }

    private void tell() {
        int header = shape.headerRow();
        if (header > 1) {
            file.note(
                    place
                            + ": the column names are taken from row "
                            + header
                            + "; say `header_row` if they stand elsewhere");
        }
        var mergedHeaders =
                shape.merged().stream()
                        .filter(range -> range.top() <= header && header <= range.bottom())
                        .map(CellRange::toString)
                        .toList();
        if (!mergedHeaders.isEmpty()) {
            file.note(
                    place
                            + ": merged cells in the header ("
                            + String.join(", ", mergedHeaders)
                            + ") name every column they span");
        }
        long mergedData = shape.merged().stream().filter(range -> range.bottom() > header).count();
        if (mergedData > 0) {
            file.note(
                    place
                            + ": "
                            + mergedData
                            + " merged ranges below the header have their value in their first"
                            + " cell only");
        }
        if (shape.blankColumns() > 0 || shape.blankRows() > 0) {
            file.note(
                    place
                            + ": left out "
                            + shape.blankRows()
                            + " blank rows and "
                            + shape.blankColumns()
                            + " blank columns");
        }
        if (shape.hiddenRows() > 0) {
            file.note(place + ": " + shape.hiddenRows() + " hidden rows were read too");
        }
    }
}
