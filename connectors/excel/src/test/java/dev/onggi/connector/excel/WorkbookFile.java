package dev.onggi.connector.excel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes workbooks part by part, so that tests can say what other programs write, or should not.
final class WorkbookFile {
    private static final String MAIN =
            "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String TYPE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String properties = "";
    private int count;

    WorkbookFile() {
        parts.put(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\""
                        + TYPE
                        + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    }

    /// Adds a sheet of rows written as XML.
    WorkbookFile sheet(String name, String rows) {
        return sheet(name, rows, "");
    }

    WorkbookFile sheet(String name, String rows, String after) {
        return sheet(name, "visible", rows, after);
    }

    WorkbookFile sheet(String name, String state, String rows, String after) {
        count++;
        sheets.append(
                "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"s%d\"/>"
                        .formatted(name, count, state, count));
        relations.append(
                "<Relationship Id=\"s%d\" Type=\"%sworksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                        .formatted(count, TYPE, count));
        return part(
                "xl/worksheets/sheet" + count + ".xml",
                "<worksheet "
                        + MAIN
                        + "><sheetData>"
                        + rows
                        + "</sheetData>"
                        + after
                        + "</worksheet>");
    }

    WorkbookFile strings(String items) {
        relations.append(
                "<Relationship Id=\"ss\" Type=\"%ssharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                        .formatted(TYPE));
        return part("xl/sharedStrings.xml", "<sst " + MAIN + ">" + items + "</sst>");
    }

    /// Adds number formats; the style of index n uses the nth.
    WorkbookFile formats(String... codes) {
        var defined = new StringBuilder("<numFmts>");
        var styles = new StringBuilder("<cellXfs>");
        int id = 164;
        for (var code : codes) {
            if (code.matches("\\d+id")) {
                styles.append("<xf numFmtId=\"").append(code.replace("id", "")).append("\"/>");
            } else {
                defined.append(
                        "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>"
                                .formatted(id, code.replace("\"", "&quot;")));
                styles.append("<xf numFmtId=\"").append(id++).append("\"/>");
            }
        }
        relations.append(
                "<Relationship Id=\"st\" Type=\"%sstyles\" Target=\"styles.xml\"/>"
                        .formatted(TYPE));
        return part(
                "xl/styles.xml",
                "<styleSheet "
                        + MAIN
                        + ">"
                        + defined
                        + "</numFmts>"
                        + styles
                        + "</cellXfs></styleSheet>");
    }

    WorkbookFile epoch1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    WorkbookFile part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    Path write(Path file) throws IOException {
        parts.putIfAbsent(
                "xl/workbook.xml",
                "<workbook "
                        + MAIN
                        + ">"
                        + properties
                        + "<sheets>"
                        + sheets
                        + "</sheets></workbook>");
        parts.putIfAbsent(
                "xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
