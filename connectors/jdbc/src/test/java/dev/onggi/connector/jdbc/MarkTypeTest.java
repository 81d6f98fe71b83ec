package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onggi.spi.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTypeTest {
    @ParameterizedTest
    @CsvSource({
        "NUMBER, 10, 3, 7",
        "NUMBER, 10.5, 0.5, 10.0",
        "DATE, 2024-03-01, 1d, 2024-02-29",
        "DATE, 2024-03-01, 1h, 2024-02-29",
        "TIMESTAMP, 2024-03-01T00:30, 1h, 2024-02-29T23:30",
        "INSTANT, 2024-03-01T09:00:00+09:00, 1h, 2024-02-29T23:00:00Z",
        "INSTANT, 2024-03-01, 1h, 2024-02-29T05:00:00Z",
        "TEXT, 2024-03-01 00:30:00, 1h, 2024-02-29 23:30:00",
        "TEXT, 2024-03-01T00:30, 1h, 2024-02-29T23:30",
        "STORED, 2024-03-01, 2d, 2024-02-28",
        "STORED, 42, 2, 40"
    })
    void marksMoveBackByTheirLag(MarkType type, String mark, String lag, String moved)
            throws Exception {
        var back = type.back("c", type.parse("c", mark), lag);

        assertThat(type.text(back)).isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, x, 1",
        "DATE, yesterday, 1d",
        "DATE, 2024-03-01, 5",
        "TIMESTAMP, 12, 1h",
        "INSTANT, 2024-13-01, 1h",
        "NUMBER, 1, 1h",
        "TEXT, abc, 1h"
    })
    void whatDoesNotFitTheColumnIsTheUsers(MarkType type, String mark, String lag) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> type.back("c", type.parse("c", mark), lag));
    }

    @Test
    void storedTextOfDigitsStaysText() throws Exception {
        var text = MarkType.STORED.text("0042");

        assertThat(MarkType.STORED.parse("c", text)).isEqualTo("0042");
        assertThat(MarkType.STORED.parse("c", "42")).isEqualTo(new BigDecimal(42));
    }

    @Test
    void aWatermarkNeverMovesBack() {
        var watermark = new Watermark(MarkType.NUMBER, new BigDecimal(10));
        watermark.see(9L);
        watermark.see(null);
        assertThat(watermark.text()).isEqualTo("10");
        watermark.see(10.5);
        assertThat(watermark.text()).isEqualTo("10.5");
    }

    @Test
    void valuesOfEachTypeAreCompared() {
        assertThat(greatest(MarkType.DATE, LocalDate.of(2024, 3, 5), LocalDate.of(2024, 3, 4)))
                .isEqualTo("2024-03-05");
        assertThat(
                        greatest(
                                MarkType.TIMESTAMP,
                                LocalDateTime.of(2024, 3, 5, 1, 0),
                                LocalDateTime.of(2024, 3, 5, 10, 0)))
                .isEqualTo("2024-03-05T10:00");
        assertThat(greatest(MarkType.INSTANT, Instant.EPOCH, Instant.EPOCH.plusMillis(1)))
                .isEqualTo("1970-01-01T00:00:00.001Z");
        assertThat(greatest(MarkType.STORED, 9L, "1")).isEqualTo("'1");
        assertThat(greatest(MarkType.TEXT, "b", "a")).isEqualTo("b");
    }

    private static String greatest(MarkType type, Object... cells) {
        var watermark = new Watermark(type, null);
        for (var cell : cells) {
            watermark.see(cell);
        }
        return watermark.text();
    }
}
