package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Where the table of a sheet lies, found by reading the sheet once before its values are taken.
///
/// @param headerRow the row of the column names, from 1; 0 where the table has none
/// @param left the first column that holds anything, from 0
/// @param right the last column that holds anything
/// @param blankColumns columns right of the table that are formatted and hold nothing
/// @param blankRows rows below the header that hold nothing
/// @param hiddenRows rows below the header that people do not see
/// @param merged merged ranges of the sheet
record SheetShape(
        int headerRow,
        int left,
        int right,
        int blankColumns,
        int blankRows,
        int hiddenRows,
        List<CellRange> merged) {
    /// Rows that are looked at to find the header.
    private static final int HEAD_ROWS = 50;

    /// The cells of one row that hold anything.
    private record Extent(int row, int filled, int left, int right) {
        static final Extent NOTHING = new Extent(0, 0, Integer.MAX_VALUE, -1);

        static Extent of(SheetReader.Row row) {
            int filled = 0;
            int left = Integer.MAX_VALUE;
            int right = -1;
            for (int i = 0; i < row.cells().size(); i++) {
                if (row.cell(i) != null) {
                    filled++;
                    left = Math.min(left, i);
                    right = i;
                }
            }
            return new Extent(row.number(), filled, left, right);
        }

        Extent with(Extent other) {
            return new Extent(
                    row,
                    filled + other.filled,
                    Math.min(left, other.left),
                    Math.max(right, other.right));
        }
    }

    /// Looks at a sheet.
    ///
    /// @param wanted the header row a user asked for, from 1; 0 for none; null to find it
    /// @return the shape, or null where the sheet holds nothing
    static @Nullable SheetShape of(SheetReader reader, @Nullable Integer wanted)
            throws XMLStreamException, IOException, Failure {
        var head = new ArrayList<Extent>();
        var rest = Extent.NOTHING;
        int widest = -1;
        int blank = 0;
        int hidden = 0;
        for (var row = reader.next(); row != null; row = reader.next()) {
            widest = Math.max(widest, row.cells().size() - 1);
            var extent = Extent.of(row);
            boolean before = wanted != null && row.number() < wanted;
            if (extent.filled == 0) {
                blank++;
            } else if (!before && head.size() < HEAD_ROWS) {
                head.add(extent);
            } else if (!before) {
                rest = rest.with(extent);
            }
            hidden += row.hidden() && extent.filled > 0 ? 1 : 0;
        }
        if (head.isEmpty()) {
            return null;
        }
        int header = wanted == null ? header(head) : wanted;
        for (var extent : head) {
            rest = extent.row >= header ? rest.with(extent) : rest;
        }
        return new SheetShape(
                header, rest.left, rest.right, widest - rest.right, blank, hidden, reader.merged());
    }

    /// The first row with at least two filled cells and half as many as the fullest row: titles and
    /// notes above a table are narrower than its header.
    private static int header(List<Extent> head) {
        int fullest = head.stream().mapToInt(Extent::filled).max().orElse(0);
        return head.stream()
                .filter(extent -> extent.filled * 2 >= fullest)
                .filter(extent -> extent.filled >= Math.min(2, fullest))
                .findFirst()
                .map(Extent::row)
                .orElse(1);
    }
}
