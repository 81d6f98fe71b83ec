package dev.onggi.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeTestsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    integer       | 0, 007, -5, +5, 9223372036854775807, -9223372036854775808
                    number        | 0, 1.5, -.5, 5., 1e3, 1E-7, 00012.50
                    decimal(5,2)  | 123.45, 0.1, -999.99, 1.500, 0, 0.000
                    boolean       | true, False, TRUE
                    date          | 2024-03-05, 2024/3/5, 2024. 3. 5., 2024.03.05, 20240305, 2024년 3월 5일
                    time          | 7:00, 23:59:59.999, 오후 3시, 오전 12시 5분, 3:20 p.m., 11:05PM
                    timestamp     | 2024-03-05T07:00, 2024-03-05 07:00:01.5, 2024년 3월 5일 오후 3시 20분, 2024-03-05T07:00:00Z, 2024-03-05 07:00+09:00
                    text          | anything
                    """)
    void whatCanBeReadInOneWayIsOfTheType(String type, String texts) {
        var test = TypeTests.strict().of(ColumnType.parse(type).orElseThrow());
        for (var text : texts.split(", ")) {
            assertThat(test.test(text)).as(type + " " + text).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    integer       | 1.0, 1_000, '1,000', x, -, +, 9223372036854775808, ٣, 99999999999999999999
                    number        | ., -, 1e, 1e+, 1e9999, 1e400, 12 oz, 5%, NaN, Infinity, 0x1F, 1.2.3
                    decimal(5,2)  | 1234.5, 0.001, x, 1e5
                    boolean       | 1, yes, 참
                    date          | 2024-02-30, 2024-13-01, 03/05/2024, 2024-3/5, 24-03-05, 2024-03-05T00:00, today
                    time          | 24:00, 7, 13:00 PM, 오후 13시, 7:60, 오후 3시 pm, noon
                    timestamp     | 2024-03-05, 2024-02-30 07:00, 2024-03-05 25:00, 2024-03-05 07:00+99:00, now
                    """)
    void everythingElseIsNot(String type, String texts) {
        var test = TypeTests.strict().of(ColumnType.parse(type).orElseThrow());
        for (var text : texts.split(", ")) {
            assertThat(test.test(text)).as(type + " " + text).isFalse();
            assertThat(test.test(" ")).isFalse();
            assertThat(test.test("")).isFalse();
        }
    }

    @Test
    void numbersAreReadExactly() {
        assertThat(NumberText.read("-0.10")).isEqualTo(new BigDecimal("-0.10"));
        assertThat(NumberText.read("1e999")).isEqualTo(new BigDecimal("1e999"));
        assertThat(NumberText.read("1".repeat(401))).isNull();
        assertThat(NumberText.isInteger("1".repeat(401))).isFalse();
    }

    @Test
    void daysAndTimesAreRead() {
        var seoul = ZoneId.of("Asia/Seoul");
        assertThat(TemporalText.date("2024년 3월 5일")).isEqualTo(LocalDate.of(2024, 3, 5));
        assertThat(TemporalText.time("오전 12시 5분")).isEqualTo(LocalTime.of(0, 5));
        assertThat(TemporalText.time("12:05 p.m.")).isEqualTo(LocalTime.of(12, 5));
        assertThat(TemporalText.time("01:02:03.25")).isEqualTo(LocalTime.of(1, 2, 3, 250_000_000));
        assertThat(TemporalText.timestamp("2024-03-05T22:00:00Z", seoul))
                .isEqualTo(LocalDateTime.of(2024, 3, 6, 7, 0));
        assertThat(TemporalText.timestamp("2024.03.05 22:00", seoul))
                .isEqualTo(LocalDateTime.of(2024, 3, 5, 22, 0));
    }
}
