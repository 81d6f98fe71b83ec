package dev.onggi.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    @Test
    void valuesArriveExactlyAsWritten() throws IOException {
        assertThat(Csv.rows("code,name\n007, Kim \n1.0,\"a \"\"b\"\"\nc\"\n"))
                .containsExactly(List.of("007", " Kim "), List.of("1.0", "a \"b\"\nc"));
    }

    @Test
    void anUnquotedEmptyCellIsNullAndAQuotedOneIsEmpty() throws IOException {
        assertThat(Csv.rows("a,b\n,\"\"\n")).containsExactly(Arrays.asList(null, ""));
    }

    @Test
    void lineEndsMayBeLfCrLfOrCr() throws IOException {
        assertThat(Csv.rows("a,b\r\n1,2\r3,4\n5,6"))
                .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
    }

    @Test
    void anEmptyLineIsARowOnlyWhereThereIsOneColumn() throws IOException {
        assertThat(Csv.rows("a\n1\n\n2\n"))
                .containsExactly(List.of("1"), Arrays.asList((String) null), List.of("2"));
        var reader = Csv.open("a,b\n1,2\n\n3,4\n", Csv.stop());
        assertThat(Csv.rows(reader)).hasSize(2);
        assertThat(reader.blankLines()).isEqualTo(1);
    }

    @Test
    void duplicatedAndEmptyNamesAreMadeUniqueAndTold() throws IOException {
        var reader = Csv.open("a,a,A,\n1,2,3,4\n", Csv.stop());
        assertThat(reader.columns())
                .extracting(Column::name)
                .containsExactly("a", "a_2", "A_3", "column_4");
        assertThat(reader.renamed())
                .containsExactly(
                        new ColumnNames.Renamed(2, "a", "a_2"),
                        new ColumnNames.Renamed(3, "A", "A_3"),
                        new ColumnNames.Renamed(4, "", "column_4"));
    }

    @Test
    void aNameOfTheHeaderItselfIsGivenToNoOtherColumn() throws IOException {
        var reader = Csv.open("a,a,b,a_2,,column_5,A_3\n1,2,3,4,5,6,7\n", Csv.stop());
        assertThat(reader.columns())
                .extracting(Column::name)
                .containsExactly("a", "a_4", "b", "a_2", "column_5_2", "column_5", "A_3");
        assertThat(reader.renamed())
                .containsExactly(
                        new ColumnNames.Renamed(2, "a", "a_4"),
                        new ColumnNames.Renamed(5, "", "column_5_2"));
    }

    @Test
    void aHeaderWithoutRowsHasNoRows() throws IOException {
        var reader = Csv.open("a,b\n", Csv.stop());
        assertThat(reader.columns()).hasSize(2);
        assertThat(Csv.rows(reader)).isEmpty();
    }

    @Test
    void aFileWithoutHeaderIsSeenByItsNumbers() throws IOException {
        var reader = Csv.open("1,x\n2,y\n3,z\n", Csv.stop());
        assertThat(reader.columns())
                .extracting(Column::name)
                .containsExactly("column_1", "column_2");
        assertThat(Csv.rows(reader)).hasSize(3);
    }

    @Test
    void yearsSideBySideAreAHeaderUnlessYearsStandBelowThem() throws IOException {
        assertThat(Csv.open("2019,2020,2021\n10,20,30\n11,21,31\n", Csv.stop()).columns())
                .extracting(Column::name)
                .containsExactly("2019", "2020", "2021");
        assertThat(Csv.open("지역,2023,2024\n서울,10,20\n부산,11,21\n", Csv.stop()).columns())
                .extracting(Column::name)
                .containsExactly("지역", "2023", "2024");
        assertThat(Csv.open("2019,2021\n2018,2020\n2015,2019\n", Csv.stop()).columns())
                .extracting(Column::name)
                .containsExactly("column_1", "column_2");
        assertThat(Csv.open("2019,5\n10,6\n12,7\n", Csv.stop()).columns())
                .extracting(Column::name)
                .containsExactly("column_1", "column_2");
    }

    @Test
    void aHeaderMayStandFurtherDown() throws IOException {
        var options =
                new CsvOptions(
                        null, null, null, 3, CsvOptions.OnFlaw.STOP, CsvOptions.Limits.STANDARD);
        var reader = Csv.open("report\n\na,b\n1,2\n", options);
        assertThat(reader.columns()).extracting(Column::name).containsExactly("a", "b");
        assertThat(Csv.rows(reader)).containsExactly(List.of("1", "2"));
    }

    @Test
    void aRaggedRowStopsWithItsPlace() {
        assertThatThrownBy(() -> Csv.rows("a,b\n1,2\n3\n"))
                .isInstanceOfSatisfying(
                        OnggiException.class,
                        e ->
                                assertThat(e.problems().getFirst().message(Language.EN))
                                        .isEqualTo(
                                                "t.csv: row 2 (line 3) has 1 cell, the header has 2"));
    }

    @Test
    void aRaggedRowMayBeKeptAndFlagged() throws IOException {
        var reader = Csv.open("a,b\n1\n1,2,3,\"x\"\n", Csv.keep());
        assertThat(Csv.rows(reader))
                .containsExactly(Arrays.asList("1", null), List.of("1", "2,3,x"));
        assertThat(reader.flaws())
                .containsExactly(
                        new Flaw(1, 2, Flaw.Kind.TOO_FEW, 1),
                        new Flaw(2, 3, Flaw.Kind.TOO_MANY, 4));
    }

    @Test
    void textBehindAClosingQuoteIsAppendedAndFlagged() throws IOException {
        var reader = Csv.open("a,b\n\"x\"y,2\n", Csv.keep());
        assertThat(Csv.rows(reader)).containsExactly(List.of("xy", "2"));
        assertThat(reader.flaws().getFirst().kind()).isEqualTo(Flaw.Kind.TEXT_AFTER_QUOTE);
        assertThatThrownBy(() -> Csv.rows("a,b\n\"x\"y,2\n")).hasMessageContaining("ONGGI-6016");
    }

    @Test
    void anOpenQuoteNamesTheLineItOpensOn() {
        assertThatThrownBy(() -> Csv.rows("a,b\n1,2\n3,\"never\nends\n"))
                .hasMessageContaining("ONGGI-6011")
                .hasMessageContaining("row 2, line 3");
    }

    @Test
    void wrongBytesNameTheirRowAndCharset() {
        byte[] bytes = "a,b\n1,2\n3,x\n".getBytes(StandardCharsets.UTF_8);
        bytes[10] = (byte) 0xFF;
        var utf8 =
                new CsvOptions(
                        StandardCharsets.UTF_8,
                        null,
                        null,
                        null,
                        CsvOptions.OnFlaw.STOP,
                        CsvOptions.Limits.STANDARD);
        assertThatThrownBy(() -> Csv.rows(Csv.open(bytes, utf8)))
                .hasMessageContaining("byte 11 is not UTF-8 (row 2)");
    }

    @Test
    void aFewWrongBytesOfAFileThatIsElseInOneCharsetNameTheirRow() {
        for (var charset : List.of(CharsetDetector.CP949, StandardCharsets.UTF_8)) {
            var bytes = new java.io.ByteArrayOutputStream();
            bytes.writeBytes("번호,이름\n".getBytes(charset));
            for (int row = 1; row <= 200; row++) {
                bytes.writeBytes((row + ",김철수\n").getBytes(charset));
                if (row == 120) {
                    bytes.writeBytes(new byte[] {'1', ',', (byte) 0xFF, (byte) 0xFE, '\n'});
                }
            }
            assertThatThrownBy(() -> Csv.rows(Csv.open(bytes.toByteArray(), Csv.stop())))
                    .hasMessageContaining("ONGGI-6010")
                    .hasMessageContaining("is not " + CharsetDetector.name(charset) + " (row 121)");
        }
    }

    @Test
    void aCharsetMayShowFarBehindTheBeginning() throws IOException {
        for (var charset : List.of(CharsetDetector.CP949, StandardCharsets.UTF_8)) {
            for (int chunk : List.of(1, 7, 4096, 1 << 20)) {
                var text = "id,name\n" + "1,plain ascii text\n".repeat(5000) + "2,김철수\n3,박영희\n";
                var file =
                        CsvFile.look(
                                () -> new Trickle(text.getBytes(charset), chunk),
                                "t.csv",
                                Csv.stop());
                var reader = file.open();
                assertThat(Csv.rows(reader))
                        .hasSize(5002)
                        .endsWith(List.of("2", "김철수"), List.of("3", "박영희"));
                assertThat(reader.lateCharset().orElse(StandardCharsets.UTF_8)).isEqualTo(charset);
            }
        }
    }

    @Test
    void rowsOfAnotherCharsetAreNamedToo() {
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes("a,b\n가,나\n다,라\n마,바\n사,아\n자,차\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("다,라\n".getBytes(CharsetDetector.CP949));
        assertThatThrownBy(() -> Csv.rows(Csv.open(bytes.toByteArray(), Csv.stop())))
                .hasMessageContaining("is not UTF-8 (row 6)");
    }

    @Test
    void anEmptyFileAndABinaryOneAreRefused() {
        assertThatThrownBy(() -> Csv.open("", Csv.stop())).hasMessageContaining("ONGGI-6015");
        assertThatThrownBy(() -> Csv.open("\uFEFF", Csv.stop())).hasMessageContaining("ONGGI-6015");
        byte[] binary = new byte[4000];
        new Random(1).nextBytes(binary);
        Arrays.fill(binary, 0, 2000, (byte) 7);
        Arrays.fill(binary, 2000, 2200, (byte) 0);
        assertThatThrownBy(() -> Csv.open(binary, Csv.stop())).isInstanceOf(OnggiException.class);
    }

    @Test
    void limitsAreKept() {
        var limits = new CsvOptions.Limits(1 << 19, 10);
        var options = new CsvOptions(null, ',', '"', 1, CsvOptions.OnFlaw.STOP, limits);
        assertThatThrownBy(() -> Csv.open(",".repeat(20) + "\n", options))
                .hasMessageContaining("ONGGI-6014");
        var large = "a\n" + "x".repeat(2 << 20) + "\n";
        assertThatThrownBy(() -> Csv.rows(Csv.open(large, options)))
                .hasMessageContaining("ONGGI-6013");
        var quoted = "a\n\"" + "x\"\"".repeat(1 << 19) + "\"\n";
        assertThatThrownBy(() -> Csv.rows(Csv.open(quoted, options)))
                .hasMessageContaining("ONGGI-6013");
    }

    @Test
    void cellsOfTenMegabytesAndFiveThousandColumnsAreLegal() throws IOException {
        var large = "가".repeat(3_500_000);
        assertThat(Csv.rows("a,b\n" + large + ",\"" + large + "\"\n").getFirst())
                .containsExactly(large, large);
        var wide = String.join(",", java.util.Collections.nCopies(5000, "7"));
        var options =
                new CsvOptions(
                        null, ',', '"', 0, CsvOptions.OnFlaw.STOP, CsvOptions.Limits.STANDARD);
        var rows = Csv.rows(Csv.open((wide + "\n").repeat(60), options));
        assertThat(rows)
                .hasSize(60)
                .allSatisfy(row -> assertThat(row).hasSize(5000).containsOnly("7"));
    }

    @Test
    void whateverTheChunksAreTheCellsAreTheSame() throws IOException {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            var expected = randomRows(random);
            var text = write(expected, random);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            var options =
                    new CsvOptions(
                            StandardCharsets.UTF_8,
                            ',',
                            '"',
                            1,
                            CsvOptions.OnFlaw.STOP,
                            CsvOptions.Limits.STANDARD);
            int chunk = 1 + random.nextInt(40);
            var file = CsvFile.look(() -> new Trickle(bytes, chunk), "t.csv", options);
            assertThat(Csv.rows(file.open()))
                    .as("seed %d", seed)
                    .isEqualTo(expected.subList(1, expected.size()));
        }
    }

    private static List<List<String>> randomRows(Random random) {
        var alphabet =
                new String[] {
                    "a", "가", ",", "\"", "\n", "\r\n", "😀", " ", "é", "=1", "x".repeat(9)
                };
        int columns = 2 + random.nextInt(4);
        var rows = new ArrayList<List<String>>();
        for (int r = 0; r < 40; r++) {
            var row = new ArrayList<String>();
            for (int c = 0; c < columns; c++) {
                if (r > 0 && random.nextInt(6) == 0) {
                    row.add(null);
                    continue;
                }
                var cell = new StringBuilder(r == 0 ? "h" + c : "");
                for (int n = random.nextInt(5); n > 0; n--) {
                    cell.append(alphabet[random.nextInt(alphabet.length)]);
                }
                row.add(cell.toString());
            }
            rows.add(row);
        }
        return rows;
    }

    private static String write(List<List<String>> rows, Random random) {
        var text = new StringBuilder();
        for (var row : rows) {
            for (int c = 0; c < row.size(); c++) {
                var cell = row.get(c);
                text.append(c == 0 ? "" : ",");
                if (cell != null) {
                    boolean plain = !cell.isEmpty() && !cell.matches("(?s).*[,\"\r\n].*");
                    text.append(
                            plain && random.nextBoolean()
                                    ? cell
                                    : "\"" + cell.replace("\"", "\"\"") + "\"");
                }
            }
            text.append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.toString();
    }

    /// Gives a few bytes at a time.
    private static final class Trickle extends InputStream {
        private final InputStream in;
        private final int chunk;

        Trickle(byte[] bytes, int chunk) {
            this.in = new ByteArrayInputStream(bytes);
            this.chunk = chunk;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return in.read(buffer, from, Math.min(chunk, length));
        }
    }
}
