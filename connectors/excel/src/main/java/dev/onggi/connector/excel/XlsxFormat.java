package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import dev.onggi.spi.FileFormat;
import dev.onggi.spi.Rows;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Reads a sheet of an Excel workbook as a table of text, streaming.
///
/// Settings: `sheet`, a name or a number from 1 (the first visible sheet where absent), and
/// `header_row`, a number from 1, `none`, or absent to have it found. Cells become the text that
/// people see as far as the workbook says it without a locale: texts and errors as written, numbers
/// as plain decimals (`12`, never `12.0` or `1.0E7`), whole numbers with leading zeros where the
/// format is such as `00000`, days and times in ISO form where the format is one of days or times,
/// formulas by the value stored with them, truth values as `TRUE` and `FALSE`.
public final class XlsxFormat implements FileFormat {
    private final XlsxLimits limits;

    /// The format with the limits for this machine.
    public XlsxFormat() {
        this(XlsxLimits.standard());
    }

    XlsxFormat(XlsxLimits limits) {
        this.limits = limits;
    }

    @Override
    public List<String> endings() {
        return List.of("xlsx", "xlsm");
    }

    @Override
    public void read(Input file, Rows rows) throws IOException, Failure {
        var header = headerRow(file.setting("header_row", ""));
        try (var opened = XlsxPackage.open(file.path(), limits)) {
            read(file, opened, header, rows);
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException io ? unreadable(file, io) : damaged(file, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// The failure for a file whose bytes are not those of a workbook.
    ///
    /// @throws IOException when the disk is to blame
    private static Failure unreadable(Input file, IOException e) throws IOException {
        return switch (e) {
            case CheckedPart.BombException bomb ->
                    Failure.data(
                            file.name() + " is refused: " + bomb.getMessage(),
                            "save the sheet as CSV if the file is to be trusted");
            case ZipException zip ->
                    ForeignFile.explain(file.name(), file.path(), String.valueOf(zip.getMessage()));
            case EOFException _ ->
                    ForeignFile.explain(file.name(), file.path(), "it ends too early");
            default -> throw e;
        };
    }

    private void read(Input file, XlsxPackage opened, @Nullable Integer header, Rows rows)
            throws IOException, XMLStreamException, Failure {
        var workbook = WorkbookIndex.part(opened);
        if (!opened.has(workbook) || workbook.endsWith(".bin")) {
            throw ForeignFile.otherPackage(file.name(), opened);
        }
        var index = WorkbookIndex.read(opened, workbook);
        if (index.sheets().isEmpty()) {
            throw ForeignFile.otherPackage(file.name(), opened);
        }
        var sheet = index.choose(file.setting("sheet", ""));
        var part = sheet.part();
        var place = file.name() + ", sheet \"" + sheet.name() + "\"";
        if (part == null) {
            throw ForeignFile.otherPackage(file.name(), opened);
        }
        tellOthers(file, index, sheet);
        SheetShape shape;
        try (var survey = new SheetReader(opened.part(part), null, limits)) {
            shape = SheetShape.of(survey, header);
        }
        if (shape == null) {
            throw Failure.data(place + " is empty", otherSheets(index, sheet));
        }
        var values =
                new CellValues(
                        SharedStrings.read(opened, index.sharedStrings(), limits),
                        CellFormats.read(opened, index.styles()),
                        new NumberText(index.epoch1904()));
        try (var reader = new SheetReader(opened.part(part), values, limits)) {
            new SheetTable(file, shape, place).send(reader, rows);
        }
    }

    /// Names the sheets that were not chosen by anybody's word.
    private static void tellOthers(
            Input file, WorkbookIndex index, WorkbookIndex.SheetEntry chosen) {
        var others = others(index, chosen);
        if (file.setting("sheet", "").isBlank() && !others.isEmpty()) {
            file.note(
                    "%s: the sheet \"%s\" is read; say `sheet:` for another one: %s"
                            .formatted(file.name(), chosen.name(), String.join(", ", others)));
        }
    }

    private static List<String> others(WorkbookIndex index, WorkbookIndex.SheetEntry chosen) {
        return index.sheets().stream()
                .map(WorkbookIndex.SheetEntry::name)
                .filter(name -> !name.equals(chosen.name()))
                .toList();
    }

    private static @Nullable Integer headerRow(String setting) throws Failure {
        if (setting.isBlank()) {
            return null;
        }
        if (setting.equals("none")) {
            return 0;
        }
        if (!setting.matches("[1-9]\\d{0,6}")) {
            throw Failure.user(
                    "`header_row` is \"" + setting + "\"",
                    "say the row of the column names, counted from 1, or none");
        }
        return Integer.valueOf(setting);
    }

    private static String otherSheets(WorkbookIndex index, WorkbookIndex.SheetEntry empty) {
        var others = others(index, empty);
        return others.isEmpty()
                ? "fill in the sheet"
                : "say `sheet:` with one of: " + String.join(", ", others);
    }

    private static Failure damaged(Input file, XMLStreamException e) {
        var at = e.getLocation();
        var where =
                at == null
                        ? ""
                        : " (line %d, column %d of the XML)"
                                .formatted(at.getLineNumber(), at.getColumnNumber());
        return new Failure(
                Failure.Blame.DATA,
                false,
                file.name() + " is damaged inside" + where,
                "open it in a spreadsheet program and save it again",
                e);
    }
}
