package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Sink;
import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/// Writes a table as an Excel workbook, streaming, used as `save/xlsx`.
///
/// Cells keep their types: days and times are days and times, numbers are numbers, and text is
/// never taken for a formula, a number or a day. Where a spreadsheet cannot hold a value exactly it
/// is written as text instead: whole numbers and decimals of more than 15 digits, days before 1
/// March 1900, and times finer than a millisecond. A text of more than 32,767 characters, which no
/// spreadsheet can hold, fails with its row and column. More rows than a sheet can hold go on in
/// further sheets, named `NAME_2`, `NAME_3`. The same rows at the same time give the same bytes.
public final class XlsxSink implements Sink {
    private static final String SHEET = "sheet";
    private static final int PACKED_TIMES_AND_SIZE = 6;

    private final int rowsOfSheet;

    /// The sink.
    public XlsxSink() {
        this(XlsxLimits.ROWS);
    }

    XlsxSink(int rowsOfSheet) {
        this.rowsOfSheet = rowsOfSheet;
    }

    @Override
    public String name() {
        return "xlsx";
    }

    @Override
    public String ending() {
        return "xlsx";
    }

    @Override
    public String description() {
        return "Saves an Excel file; more rows than a sheet can hold go on in further sheets.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text(SHEET, "The name of the sheet, at most 31 characters.")
                        .orElse("Sheet1"));
    }

    @Override
    public long save(Target target, RowReader rows) throws Exception {
        if (rows.columns().size() > XlsxLimits.COLUMNS) {
            throw Failure.data(
                    "the table has " + rows.columns().size() + " columns, a sheet holds 16,384",
                    "choose fewer by `columns:`, or save as csv or parquet");
        }
        var name = SheetName.of(target.request().setting(SHEET, "Sheet1"));
        var draft = target.file().resolveSibling(target.file().getFileName() + ".draft");
        try {
            long saved;
            try (var out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
                var workbook = new Workbook(out, "Onggi", null);
                workbook.setCompressionLevel(PACKED_TIMES_AND_SIZE);
                saved = new SheetWriter(workbook, name, rowsOfSheet).write(rows);
                workbook.finish();
            }
            FixedPackage.copy(draft, target.file(), target.request().now());
            return saved;
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
