package dev.onggi.connector.excel;

import dev.onggi.spi.Column;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Sink.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Writes rows into the sheets of a workbook, the header bold and frozen, with memory for a few
/// hundred rows.
final class SheetWriter {
    /// Rows that the widths of the columns are taken from.
    private static final int SAMPLE = 200;

    private static final int FLUSHED_ROWS = 500;

    private final Workbook workbook;
    private final SheetName name;
    private final int rowsOfSheet;

    /// A writer.
    ///
    /// @param rowsOfSheet rows that a sheet may hold, with its header
    SheetWriter(Workbook workbook, SheetName name, int rowsOfSheet) {
        this.workbook = workbook;
        this.name = name;
        this.rowsOfSheet = rowsOfSheet;
    }

    /// Writes all rows.
    ///
    /// @return how many
    /// @throws Exception when reading fails, or a cell cannot be held by a spreadsheet
    long write(RowReader rows) throws Exception {
        var columns = rows.columns();
        var sample = new ArrayList<@Nullable Object[]>();
        @Nullable Object[] row = rows.next();
        while (row != null) {
            sample.add(row);
            row = sample.size() < SAMPLE ? rows.next() : null;
        }
        var widths = widths(columns, sample);
        int number = 1;
        var sheet = begin(number, columns, widths);
        var cells = new CellWriter(sheet, columns);
        long written = 0;
        int at = 1;
        var buffered = sample.iterator();
        for (row = next(buffered, rows); row != null; row = next(buffered, rows)) {
            if (at == rowsOfSheet) {
                sheet.finish();
                sheet = begin(++number, columns, widths);
                cells = new CellWriter(sheet, columns);
                at = 1;
            }
            written++;
            cells.write(at++, row, written);
            if (at % FLUSHED_ROWS == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
        return written;
    }

    private static @Nullable Object @Nullable [] next(
            Iterator<@Nullable Object[]> buffered, RowReader rows) throws Exception {
        return buffered.hasNext() ? buffered.next() : rows.next();
    }

    private Worksheet begin(int number, List<Column> columns, int[] widths)
            throws IOException, Failure {
        var sheet = workbook.newWorksheet(name.ofSheet(number));
        sheet.freezePane(0, 1);
        for (int i = 0; i < widths.length; i++) {
            sheet.width(i, widths[i]);
        }
        var header = new CellWriter(sheet, columns);
        for (int i = 0; i < columns.size(); i++) {
            header.text(0, i, columns.get(i).name(), 0);
            sheet.style(0, i).bold().set();
        }
        return sheet;
    }

    private static int[] widths(List<Column> columns, List<@Nullable Object[]> sample) {
        var widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int width = ColumnWidth.of(columns.get(i).name());
            for (var row : sample) {
                width = Math.max(width, ColumnWidth.of(row[i]));
            }
            widths[i] = width;
        }
        return widths;
    }
}
