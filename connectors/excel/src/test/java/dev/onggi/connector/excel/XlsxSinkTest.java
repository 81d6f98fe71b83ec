package dev.onggi.connector.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Sink;
import dev.onggi.testkit.FakeInput;
import dev.onggi.testkit.FakeStep;
import dev.onggi.testkit.FakeTarget;
import dev.onggi.testkit.RecordedRows;
import dev.onggi.testkit.TableRows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxSinkTest {
    private static final List<Column> ALL =
            List.of(
                    Column.text("글"),
                    new Column("정수", ColumnType.INTEGER),
                    new Column("실수", ColumnType.NUMBER),
                    new Column("소수", ColumnType.decimal(38, 4)),
                    new Column("참", ColumnType.BOOLEAN),
                    new Column("날짜", ColumnType.DATE),
                    new Column("시각", ColumnType.TIMESTAMP),
                    new Column("시간", ColumnType.TIME));

    @TempDir Path folder;

    private long save(Path file, FakeStep step, Sink.RowReader rows) throws Exception {
        return new XlsxSink().save(new FakeTarget(step, file, "effect"), rows);
    }

    private Path saved(List<Column> columns, Object[]... rows) throws Exception {
        var file = folder.resolve("out.xlsx");
        Files.deleteIfExists(file);
        save(file, new FakeStep(folder), TableRows.of(columns, rows));
        return file;
    }

    private static RecordedRows read(Path file, String... settings) throws Exception {
        var input = new FakeInput(file);
        for (int i = 0; i < settings.length; i += 2) {
            input.with(settings[i], settings[i + 1]);
        }
        var rows = new RecordedRows();
        new XlsxFormat().read(input, rows);
        return rows;
    }

    private static Object[] row(Object... values) {
        return values;
    }

    @Test
    void itIsFoundByTheServiceLoader() {
        var sink = ServiceLoader.load(Sink.class).stream().toList().getFirst().get();

        assertThat(sink.name()).isEqualTo("xlsx");
        assertThat(sink.ending()).isEqualTo("xlsx");
        assertThat(sink.settings()).hasSize(1);
    }

    @Test
    void cellsKeepTheirTypesAndAreReadBack() throws Exception {
        var file =
                saved(
                        ALL,
                        row(
                                "=1+1",
                                12L,
                                0.5,
                                new BigDecimal("1.2500"),
                                true,
                                LocalDate.of(2024, 3, 5),
                                LocalDateTime.of(2024, 3, 5, 14, 30, 15),
                                LocalTime.of(9, 5)),
                        new Object[8]);

        assertThat(read(file).rows().getFirst())
                .containsExactly(
                        "=1+1",
                        "12",
                        "0.5",
                        "1.25",
                        "TRUE",
                        "2024-03-05",
                        "2024-03-05 14:30:15",
                        "09:05:00");
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            var cells = workbook.getFirstSheet().read().get(1);
            assertThat(cells.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(cells.getCell(1).getType()).isEqualTo(CellType.NUMBER);
            assertThat(cells.getCell(4).getType()).isEqualTo(CellType.BOOLEAN);
            assertThat(cells.getCell(6).asDate()).isEqualTo("2024-03-05T14:30:15");
        }
    }

    @Test
    void whatASpreadsheetCannotHoldExactlyIsText() throws Exception {
        var values =
                List.of(
                        List.of(1_234_567_890_123_456L, "1234567890123456"),
                        List.of(-9_223_372_036_854_775_808L, "-9223372036854775808"),
                        List.of(new BigDecimal("12345678901234567890.5"), "12345678901234567890.5"),
                        List.of(LocalDate.of(1899, 12, 31), "1899-12-31"),
                        List.of(
                                LocalDateTime.of(2024, 3, 5, 1, 2, 3, 4_000),
                                "2024-03-05 01:02:03.000004"),
                        List.of(Double.NaN, "NaN"));
        for (var pair : values) {
            var file = saved(List.of(Column.text("v"), Column.text("w")), row(pair.get(0), "x"));

            assertThat(read(file).rows().getFirst().getFirst()).isEqualTo(pair.get(1));
            try (var workbook = new ReadableWorkbook(file.toFile())) {
                assertThat(workbook.getFirstSheet().read().get(1).getCell(0).getType())
                        .isEqualTo(CellType.STRING);
            }
        }
    }

    @Test
    void anyTextComesBackAsItWas() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var texts =
                new ArrayList<String>(
                        List.of(" a ", "\n", "\r\n", "a\tb", "_x0041_", "007", "😀", "<&>\"'"));
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            texts.add(text.toString());
        }
        var columns = List.of(Column.text("n"), Column.text("t"));
        var rows =
                IntStream.range(0, texts.size())
                        .mapToObj(i -> row("x" + i, texts.get(i)))
                        .toArray(Object[][]::new);

        assertThat(read(saved(columns, rows)).column(1)).as("seed " + seed).isEqualTo(texts);
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws Exception {
        var rows =
                IntStream.range(0, 1_500)
                        .mapToObj(i -> row("품목 " + i, (long) i))
                        .toArray(Object[][]::new);
        var first = Files.readAllBytes(saved(ALL.subList(0, 2), rows));
        Thread.sleep(1_100);
        var second = Files.readAllBytes(saved(ALL.subList(0, 2), rows));

        assertThat(second).isEqualTo(first);
        try (var zip = new ZipFile(folder.resolve("out.xlsx").toFile())) {
            var core = zip.getInputStream(zip.getEntry("docProps/core.xml")).readAllBytes();
            assertThat(new String(core, StandardCharsets.UTF_8)).contains("2026-03-05T01:02:03Z");
            assertThat(zip.stream().map(entry -> entry.getTimeLocal().getYear()))
                    .containsOnly(1980);
        }
        assertThat(folder.resolve("out.xlsx.draft")).doesNotExist();
    }

    @Test
    void theHeaderIsBoldAndFrozenAndColumnsAreWideEnough() throws Exception {
        var file = saved(ALL.subList(0, 2), row("가나다라마바사아자차", 1L));

        try (var zip = new ZipFile(file.toFile())) {
            var sheet =
                    new String(
                            zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8);
            var styles =
                    new String(
                            zip.getInputStream(zip.getEntry("xl/styles.xml")).readAllBytes(),
                            StandardCharsets.UTF_8);
            assertThat(sheet).contains("ySplit=\"1\"").contains("width=\"22");
            assertThat(styles).contains("<b/>");
        }
    }

    @Test
    void tooManyRowsGoOnInFurtherSheets() throws Exception {
        var file = folder.resolve("many.xlsx");
        var rows =
                IntStream.range(0, 25)
                        .mapToObj(i -> row("r" + i, (long) i))
                        .toArray(Object[][]::new);
        var target = new FakeTarget(new FakeStep(folder).with("sheet", "주문"), file, "effect");

        long saved = new XlsxSink(11).save(target, TableRows.of(ALL.subList(0, 2), rows));

        assertThat(saved).isEqualTo(25);
        assertThat(read(file, "sheet", "주문").rows()).hasSize(10);
        assertThat(read(file, "sheet", "주문_2").rows()).hasSize(10);
        assertThat(read(file, "sheet", "주문_3").rows()).hasSize(5);
        assertThat(read(file, "sheet", "주문_3").names()).containsExactly("글", "정수");
    }

    @Test
    void aHeaderWithoutRowsIsWritten() throws Exception {
        var rows = read(saved(ALL.subList(0, 2)));

        assertThat(rows.names()).containsExactly("글", "정수");
        assertThat(rows.rows()).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsNamedAndNeverCut() {
        var failure =
                catchThrowableOfType(
                        Failure.class,
                        () -> saved(ALL.subList(0, 2), row("ok", 1L), row("x".repeat(32_768), 2L)));

        assertThat(failure)
                .hasMessageContaining("row 2, column \"글\"")
                .hasMessageContaining("32,768");
        assertThat(failure.hint()).contains("csv");
        assertThat(folder.resolve("out.xlsx")).doesNotExist();
    }

    @Test
    void theLongestTextIsWritten() throws Exception {
        var text = "가".repeat(32_767);

        assertThat(read(saved(ALL.subList(0, 2), row(text, 1L))).column(0)).containsExactly(text);
    }

    @Test
    void badSheetNamesAreRefused() {
        for (var name : Arrays.asList("", "a/b", "x".repeat(32), "'a", "a[b]")) {
            var step = new FakeStep(folder).with("sheet", name);

            assertThat(
                            catchThrowableOfType(
                                    Failure.class,
                                    () -> save(folder.resolve("x.xlsx"), step, TableRows.of(ALL))))
                    .as(name)
                    .isNotNull();
        }
    }

    @Test
    void tooManyColumnsAreRefused() {
        var columns = IntStream.range(0, 16_385).mapToObj(i -> Column.text("c" + i)).toList();

        assertThat(catchThrowableOfType(Failure.class, () -> saved(columns)))
                .hasMessageContaining("16385 columns");
    }
}
