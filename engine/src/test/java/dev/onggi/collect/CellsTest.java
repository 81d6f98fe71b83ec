package dev.onggi.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.spi.ColumnType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellsTest extends CollectFixture {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /// Values written before a column became text are cast by DuckDB, those after it in Java.
    @Test
    void writesNumbersAndTimesTheWayDuckDbDoes() {
        var random = new Random(5);
        try (var session = context.duckdb().session(new Cancellation())) {
            for (int i = 0; i < 300; i++) {
                double number =
                        switch (i % 4) {
                            case 0 -> random.nextInt(100) / 8.0;
                            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
                            case 2 -> random.nextInt(50) * Math.pow(10, random.nextInt(30));
                            default -> Double.longBitsToDouble(random.nextLong());
                        };
                if (Double.isFinite(number)) {
                    assertThat(Cells.string(number))
                            .isEqualTo(text(session, "'" + number + "'::DOUBLE"));
                }
            }
            var at = LocalDateTime.of(2024, 2, 29, 13, 5, 0, 120_000_000);
            assertThat(Cells.string(at)).isEqualTo(text(session, "TIMESTAMP '" + at + "'"));
            assertThat(Cells.string(at.toLocalTime()))
                    .isEqualTo(text(session, "TIME '" + at.toLocalTime() + "'"));
            assertThat(Cells.string(-0.0)).isEqualTo(text(session, "'-0.0'::DOUBLE"));
            assertThat(Cells.string(Double.NaN)).isEqualTo(text(session, "'nan'::DOUBLE"));
            assertThat(Cells.string(Double.NEGATIVE_INFINITY))
                    .isEqualTo(text(session, "'-inf'::DOUBLE"));
        }
    }

    private static String text(dev.onggi.data.Session session, String expression) {
        return session.query(
                "SELECT CAST(" + expression + " AS VARCHAR)",
                result -> {
                    result.next();
                    return result.getString(1);
                });
    }

    @Test
    void replacesHalvesOfSurrogatePairs() {
        assertThat(new String(Cells.utf8("a\uD83Cb\uD83C\uDF5C"), StandardCharsets.UTF_8))
                .isEqualTo("a\uFFFDb\uD83C\uDF5C");
    }

    @Test
    void readsPlainValuesOnly() {
        var cells = new PlainCells(SEOUL);

        assertThat(cells.parse(ColumnType.INTEGER, "+12")).isEqualTo(12L);
        assertThat(cells.parse(ColumnType.INTEGER, "99999999999999999999")).isNull();
        assertThat(cells.parse(ColumnType.INTEGER, "1,000")).isNull();
        assertThat(cells.parse(ColumnType.NUMBER, "1e3")).isEqualTo(1000.0);
        assertThat(cells.parse(ColumnType.NUMBER, "1e999")).isNull();
        assertThat(cells.parse(ColumnType.NUMBER, "NaN")).isNull();
        assertThat(cells.parse(ColumnType.decimal(5, 2), "123.4"))
                .isEqualTo(new java.math.BigDecimal("123.40"));
        assertThat(cells.parse(ColumnType.decimal(5, 2), "1234.5")).isNull();
        assertThat(cells.parse(ColumnType.decimal(5, 2), "0.001")).isNull();
        assertThat(cells.parse(ColumnType.BOOLEAN, "TRUE")).isEqualTo(true);
        assertThat(cells.parse(ColumnType.BOOLEAN, "1")).isNull();
        assertThat(cells.parse(ColumnType.TIME, "10:00").toString()).isEqualTo("10:00");
        assertThat(cells.parse(ColumnType.TIMESTAMP, "2024-01-01T00:00:00Z"))
                .isEqualTo(LocalDateTime.of(2024, 1, 1, 9, 0));
        assertThat(cells.parse(ColumnType.TIMESTAMP, "10:00")).isNull();
    }

    /// The quick readers agree with the careful ones.
    @Test
    void readsDigitsLikeTheLibraryDoes() {
        var random = new Random(7);
        var letters = "0123456789-+ T:.";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(i % 2 == 0 ? 11 : letters.length())));
            }
            long whole = Digits.whole(Cells.utf8(text.toString()));
            long expected = Digits.NONE;
            try {
                long parsed = Long.parseLong(text.toString());
                expected = Long.toString(parsed).contentEquals(text) ? parsed : Digits.NONE;
            } catch (NumberFormatException e) {
                // none
            }
            assertThat(whole).as(text.toString()).isEqualTo(expected);
        }
        for (int i = 0; i < 5_000; i++) {
            var time =
                    "%04d-%02d-%02d%s%02d:%02d:%02d"
                            .formatted(
                                    random.nextInt(3000),
                                    random.nextInt(14),
                                    random.nextInt(33),
                                    i % 2 == 0 ? " " : "T",
                                    random.nextInt(26),
                                    random.nextInt(62),
                                    random.nextInt(62));
            var careful = PlainCells.timestamp(time, SEOUL);
            assertThat(Digits.micros(Cells.utf8(time), SEOUL))
                    .as(time)
                    .isEqualTo(careful == null ? Digits.NONE : Digits.micros(careful));
        }
    }
}
