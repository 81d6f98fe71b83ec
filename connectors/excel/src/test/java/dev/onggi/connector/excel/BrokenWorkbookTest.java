package dev.onggi.connector.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeInput;
import dev.onggi.testkit.RecordedRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenWorkbookTest {
    private static final String GOOD =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                    + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>";
    private static final String STRINGS = "<si><t>a</t></si><si><t>b</t></si>";

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("book.xlsx");
    }

    private Failure failure() {
        return catchThrowableOfType(
                Failure.class,
                () -> new XlsxFormat().read(new FakeInput(file), new RecordedRows()));
    }

    private Failure failure(WorkbookFile workbook) throws Exception {
        workbook.write(file);
        return failure();
    }

    private Failure failure(byte[] bytes) throws Exception {
        Files.write(file, bytes);
        return failure();
    }

    @Test
    void otherFilesAreNamedForWhatTheyAre() throws Exception {
        var ole = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
        var encrypted = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        var both = Arrays.copyOf(ole, ole.length + encrypted.length);
        System.arraycopy(encrypted, 0, both, ole.length, encrypted.length);

        assertThat(failure(new byte[0])).hasMessageContaining("is empty (0 bytes)");
        assertThat(failure(ole)).hasMessageContaining("old format (.xls)");
        assertThat(failure(both)).hasMessageContaining("password");
        assertThat(failure("<html><table>".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("web page");
        assertThat(failure("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)).hint()).contains(".csv");
        assertThat(failure(new byte[] {0, 1, 2})).hasMessageContaining("no workbook");
        assertThat(failure(new WorkbookFile().part("xl/workbook.xml", "<document/>")))
                .hasMessageContaining("without a workbook");
        assertThat(
                        failure(
                                new WorkbookFile()
                                        .part("_rels/.rels", "<Relationships/>")
                                        .part("xl/workbook.bin", "x")
                                        .part("xl/workbook.xml", "<x/>")))
                .hasMessageContaining(".xlsb");
        assertThat(
                        failure(
                                new WorkbookFile()
                                        .part("content.xml", "x")
                                        .part("mimetype", "x")
                                        .part("xl/workbook.xml", "<x/>")))
                .hasMessageContaining(".ods");
    }

    @Test
    void whatIsBrokenInsideIsPlaced() throws Exception {
        assertThat(failure(new WorkbookFile().sheet("s", "<row r=\"1\"><c r=\"A1\">")))
                .hasMessageContaining("damaged");
        assertThat(
                        failure(
                                new WorkbookFile()
                                        .strings(STRINGS)
                                        .sheet("s", GOOD.replace(">1<", ">7<"))))
                .hasMessageContaining("shared text 7");
        assertThat(
                        failure(
                                new WorkbookFile()
                                        .sheet(
                                                "s",
                                                "<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>")))
                .hasMessageContaining("ZZZ1");
        assertThat(
                        failure(
                                new WorkbookFile()
                                        .sheet("s", "<row r=\"1\"><c r=\"1\"><v>1</v></c></row>")))
                .isNotNull();
        assertThat(failure(new WorkbookFile().sheet("s", "<row r=\"99999999\"/>")))
                .hasMessageContaining("99999999");
        assertThat(failure(new WorkbookFile().sheet("s", "<row r=\"2\"/><row r=\"1\"/>")))
                .hasMessageContaining("row 1 comes after row 2");
        assertThat(
                        failure(
                                new WorkbookFile()
                                        .sheet("s", GOOD)
                                        .part("xl/_rels/workbook.xml.rels", "<Relationships/>")))
                .isNotNull();
        assertThat(
                        failure(
                                new WorkbookFile()
                                        .part(
                                                "xl/workbook.xml",
                                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                                        + "<workbook>&e;</workbook>")))
                .isNotNull();
    }

    @Test
    void aMissingPartIsNamed() throws Exception {
        var workbook =
                new WorkbookFile()
                        .sheet("s", GOOD)
                        .part(
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\""
                                        + " Target=\"../gone/./sheet.xml\"/></Relationships>");

        assertThat(failure(workbook)).hasMessageContaining("gone/sheet.xml");
    }

    @Test
    void bombsAreRefused() throws Exception {
        var small = new XlsxLimits(20_000, 20, 1_000, 20, 500, 200);
        var format = new XlsxFormat(small);
        new WorkbookFile().sheet("s", "<row r=\"1\">" + " ".repeat(15_000) + "</row>").write(file);
        assertThat(catchThrowable(() -> format.read(new FakeInput(file), new RecordedRows())))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("times its size");

        var random = new Random(1);
        var noise = new StringBuilder();
        random.ints(30_000, 'a', 'z').forEach(c -> noise.append((char) c));
        new WorkbookFile().sheet("s", "<row r=\"1\"/><!--" + noise + "-->").write(file);
        assertThat(catchThrowable(() -> format.read(new FakeInput(file), new RecordedRows())))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("more than 20000 bytes");

        var many = new WorkbookFile().sheet("s", GOOD);
        for (int i = 0; i < 30; i++) {
            many.part("x/" + i, "x");
        }
        many.write(file);
        assertThat(catchThrowable(() -> format.read(new FakeInput(file), new RecordedRows())))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("more than 20 files");
    }

    @Test
    void textsThatDoNotFitIntoMemoryAreRefused() throws Exception {
        var small = new XlsxLimits(1 << 20, 1_000, 1 << 20, 20, 100, 50);
        var strings = "<si><t>a</t></si><si><t>b" + "x".repeat(200) + "</t></si>";
        new WorkbookFile().strings(strings).sheet("s", GOOD).write(file);
        var tooMuch =
                catchThrowableOfType(
                        Failure.class,
                        () -> new XlsxFormat(small).read(new FakeInput(file), new RecordedRows()));
        assertThat(tooMuch.blame()).isEqualTo(Failure.Blame.RESOURCE);

        var wide = new XlsxLimits(1 << 20, 1_000, 1 << 20, 20, 10_000, 50);
        assertThat(
                        catchThrowable(() ->
                                new XlsxFormat(wide).read(new FakeInput(file), new RecordedRows())))
                .isInstanceOf(Failure.class);
    }

    @Test
    void noDamageHangsOrEscapesAsAnythingElse() throws Exception {
        new WorkbookFile().strings(STRINGS).formats("yyyy-mm-dd").sheet("s", GOOD).write(file);
        var good = Files.readAllBytes(file);
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 600; i++) {
            var bytes = damaged(good, random);
            Files.write(file, bytes);
            var thrown =
                    Assertions.assertTimeoutPreemptively(
                            Duration.ofSeconds(10),
                            () ->
                                    catchThrowable(() ->
                                            new XlsxFormat()
                                                    .read(
                                                            new FakeInput(file),
                                                            new RecordedRows())));
            if (thrown != null) {
                assertThat(thrown).as("seed " + seed + ", case " + i).isInstanceOf(Failure.class);
                assertThat(((Failure) thrown).hint()).isNotBlank();
            }
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 1 -> {
                var bytes = good.clone();
                for (int n = random.nextInt(1, 8); n > 0; n--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield bytes;
            }
            default -> {
                int from = random.nextInt(good.length);
                int length = random.nextInt(good.length - from);
                var bytes = good.clone();
                System.arraycopy(good, from, bytes, random.nextInt(good.length - length), length);
                yield bytes;
            }
        };
    }
}
