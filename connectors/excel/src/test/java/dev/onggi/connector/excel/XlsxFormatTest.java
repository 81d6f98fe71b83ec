package dev.onggi.connector.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.spi.Failure;
import dev.onggi.spi.FileFormat;
import dev.onggi.testkit.FakeInput;
import dev.onggi.testkit.RecordedRows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFormatTest {
    private static final String HEADER = row(1, "이름", "값");

    @TempDir Path folder;
    private Path file;
    private RecordedRows rows;

    @BeforeEach
    void nothingRead() {
        file = folder.resolve("book.xlsx");
        rows = new RecordedRows();
    }

    private static String row(int number, String... texts) {
        var cells = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                cells.append(
                        "<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                                .formatted(CellRange.letters(i), number, texts[i]));
            }
        }
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static String values(String... cells) {
        return HEADER
                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c>"
                + String.join("", cells)
                + "</row>";
    }

    private FakeInput read(WorkbookFile workbook, String... settings) throws Exception {
        var input = new FakeInput(workbook.write(file));
        for (int i = 0; i < settings.length; i += 2) {
            input.with(settings[i], settings[i + 1]);
        }
        new XlsxFormat().read(input, rows);
        return input;
    }

    private Failure failure(WorkbookFile workbook, String... settings) {
        return catchThrowableOfType(Failure.class, () -> read(workbook, settings));
    }

    private Object value(String cell) throws Exception {
        read(new WorkbookFile().sheet("s", values(cell)));
        return rows.rows().getFirst().get(1);
    }

    private Object formatted(String format, String number) throws Exception {
        read(
                new WorkbookFile()
                        .formats(format)
                        .sheet("s", values("<c r=\"B2\" s=\"0\"><v>" + number + "</v></c>")));
        return rows.rows().getFirst().get(1);
    }

    @Test
    void itIsFoundByTheServiceLoader() {
        var formats = ServiceLoader.load(FileFormat.class).stream().toList();

        assertThat(formats).hasSize(1);
        assertThat(formats.getFirst().get().endings()).containsExactly("xlsx", "xlsm");
    }

    @Test
    void textsAreAsWritten() throws Exception {
        read(
                new WorkbookFile()
                        .strings(
                                "<si><t>007</t></si><si><r><t>굵은</t></r><r><t xml:space=\"preserve\">"
                                        + " 글</t></r><rPh><t>읽기</t></rPh></si>"
                                        + "<si><t>a_x000D_b_x005F_x0041_</t></si><si><t></t></si>")
                        .sheet(
                                "s",
                                HEADER
                                        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\""
                                        + " t=\"s\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\""
                                        + " t=\"s\"><v>2</v></c><c r=\"B3\" t=\"s\"><v>3</v></c></row>"));

        assertThat(rows.rows()).containsExactly(List.of("007", "굵은 글"), List.of("a\rb_x0041_", ""));
    }

    @Test
    void numbersAreShortestPlainDecimals() throws Exception {
        assertThat(value("<c r=\"B2\"><v>12</v></c>")).isEqualTo("12");
        for (var pair :
                List.of(
                        List.of("12.0", "12"),
                        List.of("1.0E7", "10000000"),
                        List.of("1234.5599999999999", "1234.56"),
                        List.of("0.30000000000000004", "0.30000000000000004"),
                        List.of("1E-7", "0.0000001"),
                        List.of("-0.0", "0"),
                        List.of("12345678901234567890", "12345678901234567890"),
                        List.of("1E999999999", "1E999999999"),
                        List.of("9".repeat(500), "9".repeat(500)),
                        List.of("abc", "abc"))) {
            rows = new RecordedRows();
            assertThat(value("<c r=\"B2\"><v>" + pair.getFirst() + "</v></c>"))
                    .isEqualTo(pair.getLast());
        }
    }

    @Test
    void datesFollowTheirFormat() throws Exception {
        for (var pair :
                List.of(
                        List.of("yyyy-mm-dd", "45356", "2024-03-05"),
                        List.of("yyyy\"년\" m\"월\" d\"일\"", "45356", "2024-03-05"),
                        List.of("14id", "45356", "2024-03-05"),
                        List.of("31id", "45356", "2024-03-05"),
                        List.of("[$-412]yyyy/m/d;@", "45356", "2024-03-05"),
                        List.of("mmm-yy", "45356", "2024-03-05"),
                        List.of("yyyy-mm-dd", "45356.5", "2024-03-05 12:00:00"),
                        List.of("22id", "45356", "2024-03-05 00:00:00"),
                        List.of("yyyy-mm-dd hh:mm", "45356.604166666664", "2024-03-05 14:30:00"),
                        List.of("h:mm AM/PM", "0.604166666666667", "14:30:00"),
                        List.of("오전/오후 h:mm", "0.604166666666667", "14:30:00"),
                        List.of("h:mm", "45356.5", "2024-03-05 12:00:00"),
                        List.of("[h]:mm:ss", "1.0625", "25:30:00"),
                        List.of("yyyy-mm-dd", "1", "1900-01-01"),
                        List.of("yyyy-mm-dd", "59", "1900-02-28"),
                        List.of("yyyy-mm-dd", "61", "1900-03-01"),
                        List.of("yyyy-mm-dd", "0", "0"),
                        List.of("yyyy-mm-dd", "-5", "-5"),
                        List.of("yyyy-mm-dd", "2958465", "9999-12-31"),
                        List.of("yyyy-mm-dd", "2958466", "2958466"))) {
            rows = new RecordedRows();
            assertThat(formatted(pair.get(0), pair.get(1)))
                    .as(pair.toString())
                    .isEqualTo(pair.get(2));
        }
    }

    @Test
    void otherFormatsLeaveTheNumber() throws Exception {
        for (var pair :
                List.of(
                        List.of("0.00%", "0.255", "0.255"),
                        List.of("#,##0\"원\"", "12000", "12000"),
                        List.of("[Red]0.0", "1.5", "1.5"),
                        List.of("General", "3", "3"),
                        List.of("0.00E+00", "1500", "1500"),
                        List.of("@", "7", "7"),
                        List.of("00000", "612", "00612"),
                        List.of("00000", "-612", "-612"),
                        List.of("00000", "1.5", "1.5"),
                        List.of("\"day\" 0", "4", "4"))) {
            rows = new RecordedRows();
            assertThat(formatted(pair.get(0), pair.get(1)))
                    .as(pair.toString())
                    .isEqualTo(pair.get(2));
        }
    }

    @Test
    void daysMayBeCountedFrom1904() throws Exception {
        read(
                new WorkbookFile()
                        .epoch1904()
                        .formats("yyyy-mm-dd")
                        .sheet("s", values("<c r=\"B2\" s=\"0\"><v>43894</v></c>")));

        assertThat(rows.rows().getFirst().get(1)).isEqualTo("2024-03-05");
    }

    @Test
    void otherKindsOfCellsAreAsPeopleSeeThem() throws Exception {
        for (var pair :
                List.of(
                        List.of("<c r=\"B2\" t=\"b\"><v>1</v></c>", "TRUE"),
                        List.of("<c r=\"B2\" t=\"b\"><v>0</v></c>", "FALSE"),
                        List.of("<c r=\"B2\" t=\"e\"><v>#N/A</v></c>", "#N/A"),
                        List.of("<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!"),
                        List.of("<c r=\"B2\"><f>SUM(A1:A9)</f><v>45</v></c>", "45"),
                        List.of("<c r=\"B2\" t=\"str\"><f>A1</f><v>글</v></c>", "글"),
                        List.of(
                                "<c r=\"B2\" t=\"d\"><v>2024-03-05T10:00:00</v></c>",
                                "2024-03-05 10:00:00"),
                        List.of("<c r=\"B2\" t=\"d\"><v>soon</v></c>", "soon"))) {
            rows = new RecordedRows();
            assertThat(value(pair.getFirst())).isEqualTo(pair.getLast());
        }
    }

    @Test
    void emptyCellsAreNullAndEmptyTextsAreTexts() throws Exception {
        read(
                new WorkbookFile()
                        .sheet(
                                "s",
                                HEADER
                                        + row(2, "a")
                                        + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v></v></c><c"
                                        + " r=\"B3\"><v>1</v></c></row>"));

        assertThat(rows.rows()).containsExactly(Arrays.asList("a", null), List.of("", "1"));
    }

    @Test
    void theHeaderIsFoundBelowTitlesAndToldOf() throws Exception {
        var input =
                read(
                        new WorkbookFile()
                                .sheet(
                                        "매출",
                                        row(1, "2024년 매출 보고")
                                                + row(3, "", "지점", "매출", "비고", "날짜")
                                                + row(4, "", "서울", "1", "", "x")
                                                + row(5, "", "부산", "2", "", "y")));

        assertThat(rows.names()).containsExactly("지점", "매출", "비고", "날짜");
        assertThat(rows.rows())
                .containsExactly(
                        Arrays.asList("서울", "1", null, "x"), Arrays.asList("부산", "2", null, "y"));
        assertThat(input.notes()).anyMatch(note -> note.contains("row 3"));
    }

    @Test
    void theHeaderRowCanBeSaid() throws Exception {
        var workbook =
                new WorkbookFile().sheet("s", row(1, "a", "b") + row(2, "c", "d") + row(3, "e"));

        read(workbook, "header_row", "2");
        assertThat(rows.names()).containsExactly("c", "d");
        assertThat(rows.rows()).containsExactly(Arrays.asList("e", null));

        rows = new RecordedRows();
        read(workbook, "header_row", "none");
        assertThat(rows.names()).containsExactly("A", "B");
        assertThat(rows.rows()).hasSize(3);
        assertThat(failure(workbook, "header_row", "first").hint()).contains("none");
    }

    @Test
    void aSingleColumnHasAHeaderToo() throws Exception {
        read(new WorkbookFile().sheet("s", row(1, "이름") + row(2, "a") + row(3, "b")));

        assertThat(rows.names()).containsExactly("이름");
        assertThat(rows.rows()).hasSize(2);
    }

    @Test
    void aHeaderAndNoRowsIsATable() throws Exception {
        read(new WorkbookFile().sheet("s", HEADER));

        assertThat(rows.names()).containsExactly("이름", "값");
        assertThat(rows.rows()).isEmpty();
    }

    @Test
    void mergedHeadersNameTheColumnsTheySpan() throws Exception {
        var input =
                read(
                        new WorkbookFile()
                                .sheet(
                                        "s",
                                        row(1, "지점", "매출", "", "합계")
                                                + row(2, "서울", "1", "2", "3")
                                                + row(3, "부산", "1", "2", ""),
                                        "<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell"
                                                + " ref=\"D2:D3\"/><mergeCell ref=\"??\"/></mergeCells>"));

        assertThat(rows.names()).containsExactly("지점", "매출", "매출", "합계");
        assertThat(input.notes()).anyMatch(note -> note.contains("B1:C1"));
        assertThat(input.notes()).anyMatch(note -> note.contains("1 merged ranges below"));
    }

    @Test
    void blankAndHiddenPartsAreToldOnce() throws Exception {
        var input =
                read(
                        new WorkbookFile()
                                .sheet(
                                        "s",
                                        HEADER
                                                + row(2, "a", "b")
                                                        .replace("<row", "<row hidden=\"1\"")
                                                + "<row r=\"3\"><c r=\"F3\" s=\"0\"/></row>"
                                                + row(9, "c", "", "d")
                                                + "<row r=\"50\"/>"));

        assertThat(rows.names()).containsExactly("이름", "값", "C");
        assertThat(rows.rows()).hasSize(2);
        assertThat(input.notes())
                .anyMatch(note -> note.contains("2 blank rows and 3 blank columns"))
                .anyMatch(note -> note.contains("1 hidden rows"))
                .anyMatch(note -> note.contains("letters: C"));
    }

    @Test
    void formulasWithoutAStoredValueAreCounted() throws Exception {
        var input =
                read(
                        new WorkbookFile()
                                .sheet(
                                        "s",
                                        row(1, "a", "b")
                                                + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><f>A2</f></c></row>"
                                                + "<row r=\"3\"><c r=\"A3\"><f>1</f><v>1</v></c>"
                                                + "<c r=\"B3\"><f>A3</f></c></row>"));

        assertThat(rows.rows()).containsExactly(Arrays.asList("1", null), Arrays.asList("1", null));
        assertThat(input.notes())
                .anyMatch(note ->
                        note.contains("without a stored value are read as empty cells (2)"));
    }

    @Test
    void sheetsAreChosenByNameOrNumber() throws Exception {
        var workbook =
                new WorkbookFile()
                        .sheet("숨김", "hidden", row(1, "h", "i"), "")
                        .sheet("첫째", row(1, "a", "b"))
                        .sheet("2", row(1, "c", "d"));

        var notes = read(workbook).notes();
        assertThat(rows.names()).containsExactly("a", "b");
        assertThat(notes)
                .anyMatch(note -> note.contains("the sheet \"첫째\" is read"))
                .anyMatch(note -> note.endsWith("`sheet:` for another one: 숨김, 2"));
        assertThat(read(workbook, "sheet", "숨김").notes())
                .noneMatch(note -> note.contains("is read;"));
        assertThat(rows.names()).containsExactly("h", "i");
        read(workbook, "sheet", "1");
        assertThat(rows.names()).containsExactly("h", "i");
        read(workbook, "sheet", "2");
        assertThat(rows.names()).containsExactly("c", "d");
        assertThat(failure(workbook, "sheet", "셋째").hint()).contains("숨김, 첫째, 2");
        assertThat(failure(workbook, "sheet", "9")).hasMessageContaining("\"9\"");
    }

    @Test
    void anEmptySheetIsSaidToBeEmpty() {
        var failure = failure(new WorkbookFile().sheet("빈", "").sheet("찬", row(1, "a", "b")));

        assertThat(failure).hasMessageContaining("sheet \"빈\" is empty");
        assertThat(failure.hint()).contains("찬");
    }

    @Test
    void rowsAndCellsMayLeaveOutTheirPlaces() throws Exception {
        read(
                new WorkbookFile()
                        .sheet(
                                "s",
                                "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>"
                                        + "<row><c><v>1</v></c><c><v>2</v></c></row>"));

        assertThat(rows.names()).containsExactly("a", "b");
        assertThat(rows.rows()).containsExactly(List.of("1", "2"));
    }

    @Test
    void theLastColumnOfASheetIsRead() throws Exception {
        read(
                new WorkbookFile()
                        .sheet(
                                "s",
                                "<row r=\"1\"><c r=\"XFC1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c>"
                                        + "</row>"));

        assertThat(rows.names()).containsExactly("1", "2");
    }
}
