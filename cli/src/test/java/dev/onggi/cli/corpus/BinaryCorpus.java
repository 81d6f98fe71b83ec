package dev.onggi.cli.corpus;

import static dev.onggi.cli.corpus.Bytes.cut;
import static dev.onggi.cli.corpus.Bytes.flipped;
import static dev.onggi.cli.corpus.Bytes.joined;
import static dev.onggi.cli.corpus.MalformedInput.either;
import static dev.onggi.cli.corpus.MalformedInput.refused;
import static dev.onggi.cli.corpus.MalformedInput.refusedOrRead;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Parquet files and workbooks that are cut off, damaged, or something else.
final class BinaryCorpus {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private final Random random;
    private final byte[] parquet;
    private final long parquetRows;
    private final List<MalformedInput> cases = new ArrayList<>();

    BinaryCorpus(Random random, byte[] parquet, long parquetRows) {
        this.random = random;
        this.parquet = parquet;
        this.parquetRows = parquetRows;
    }

    List<MalformedInput> cases() {
        parquet();
        workbook();
        return cases;
    }

    private void parquet() {
        int length = parquet.length;
        cases.add(refused("nothing", "empty.parquet", new byte[0]));
        cases.add(refused("magic only", "magic.parquet", Bytes.of("PAR1")));
        cases.add(refused("magic twice", "twice.parquet", Bytes.of("PAR1PAR1")));
        cases.add(refused("a CSV by that name", "csv.parquet", Bytes.of("a,b\n1,2\n")));
        cases.add(refused("bytes behind", "behind.parquet", joined(parquet, new byte[] {0})));
        cases.add(
                refused(
                        "no beginning",
                        "headless.parquet",
                        java.util.Arrays.copyOfRange(parquet, 9, length)));
        var long4 = parquet.clone();
        long4[length - 5] = 0x7F;
        cases.add(refused("a footer longer than the file", "footer.parquet", long4));
        for (int i = 0; i < 15; i++) {
            cases.add(refused("cut", i + "cut.parquet", cut(parquet, random)));
            cases.add(
                    refusedOrRead(
                            parquetRows,
                            "flipped data",
                            i + "data.parquet",
                            flipped(parquet, random, 4, length / 2)));
            cases.add(
                    either(
                            "flipped footer",
                            i + "footer.parquet",
                            flipped(parquet, random, length / 2, length)));
        }
    }

    private void workbook() {
        var whole = book(Map.of());
        cases.add(refused("nothing", "empty.xlsx", new byte[0]));
        cases.add(refused("a CSV by that name", "csv.xlsx", Bytes.of("a,b\n1,2\n")));
        cases.add(refused("a password", "password.xlsx", joined(OLE, Bytes.random(random, 4096))));
        cases.add(refused("an empty archive", "none.xlsx", Bytes.zip(Map.of())));
        cases.add(refused("no such sheet", "sheet.xlsx", whole, "sheet: nowhere"));
        cases.add(refused("a negative sheet", "minus.xlsx", whole, "sheet: -3"));
        for (var part : List.of("xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels")) {
            var less = new LinkedHashMap<>(parts());
            less.remove(part);
            var name = part.replace('/', '_');
            cases.add(refused("no " + part, "no_" + name + ".xlsx", Bytes.zip(less)));
            var brokenBook = book(Map.of(part, "<a><b></a>"));
            cases.add(refused("broken " + part, "bad_" + name + ".xlsx", brokenBook));
        }
        cases.add(
                refused(
                        "an entity",
                        "entity.xlsx",
                        book(
                                Map.of(
                                        SHEET,
                                        "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                                                + sheet("<c r=\"A1\" t=\"str\"><v>&x;</v></c>")))));
        cases.add(
                either(
                        "a cell far away",
                        "far.xlsx",
                        book(Map.of(SHEET, sheet("<c r=\"ZZZZZZ99999999\"><v>1</v></c>")))));
        cases.add(
                either(
                        "a text that is not there",
                        "shared.xlsx",
                        book(Map.of(SHEET, sheet("<c r=\"A1\" t=\"s\"><v>99</v></c>")))));
        cases.add(
                either(
                        "a number that is none",
                        "number.xlsx",
                        book(Map.of(SHEET, sheet("<c r=\"A1\" t=\"n\"><v>x</v></c>")))));
        cases.add(
                refused(
                        "a bomb",
                        "bomb.xlsx",
                        book(Map.of(SHEET, "<worksheet>" + " ".repeat(70 << 20)))));
        for (int i = 0; i < 12; i++) {
            cases.add(refused("cut", i + "cut.xlsx", cut(whole, random)));
            cases.add(either("flipped", i + "flip.xlsx", flipped(whole, random)));
        }
    }

    private static byte[] book(Map<String, String> changed) {
        var parts = new LinkedHashMap<>(parts());
        changed.forEach((name, text) -> parts.put(name, Bytes.of(text)));
        return Bytes.zip(parts);
    }

    private static Map<String, byte[]> parts() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "[Content_Types].xml",
                Bytes.of(
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"));
        parts.put(
                "xl/workbook.xml",
                Bytes.of(
                        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                + "<sheets><sheet name=\"one\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                Bytes.of(
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
                                + " Target=\"worksheets/sheet1.xml\"/></Relationships>"));
        parts.put(SHEET, Bytes.of(sheet("<c r=\"A1\" t=\"str\"><v>a</v></c>")));
        return parts;
    }

    private static String sheet(String first) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + "<row r=\"1\">"
                + first
                + "<c r=\"B1\" t=\"str\"><v>b</v></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>"
                + "</sheetData></worksheet>";
    }
}
