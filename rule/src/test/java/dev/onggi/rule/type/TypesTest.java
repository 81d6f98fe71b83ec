package dev.onggi.rule.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.rule.CleanCell;
import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypesTest {
    private static Object read(ColumnType type, String format, String cell) {
        return switch (TypeReader.of(type, format).read(cell)) {
            case Reading.Value(var value) -> value;
            case Reading.Empty() -> "empty";
            case Reading.Unreadable() -> "unreadable";
        };
    }

    private static Object read(ColumnType type, String cell) {
        return read(type, null, cell);
    }

    @Test
    void readsWhatIsWrittenAndNoMore() {
        assertThat(read(ColumnType.INTEGER, "007")).isEqualTo(7L);
        assertThat(read(ColumnType.INTEGER, " -12 ")).isEqualTo(-12L);
        assertThat(read(ColumnType.NUMBER, "1.50e3")).isEqualTo(1500.0);
        assertThat(read(ColumnType.NUMBER, "-.5")).isEqualTo(-0.5);
        assertThat(read(ColumnType.decimal(5, 2), "1.5")).isEqualTo(new BigDecimal("1.50"));
        assertThat(read(ColumnType.BOOLEAN, "TRUE")).isEqualTo(true);
        assertThat(read(ColumnType.BOOLEAN, "false")).isEqualTo(false);
        assertThat(read(ColumnType.DATE, "2024-03-05")).isEqualTo(LocalDate.of(2024, 3, 5));
        assertThat(read(ColumnType.TIME, "15:05")).isEqualTo(LocalTime.of(15, 5));
        assertThat(read(ColumnType.TEXT, " x ")).isEqualTo(" x ");
    }

    @Test
    void readsTimestampsAndTurnsOffsetsIntoUtc() {
        var expected = LocalDateTime.of(2024, 3, 5, 15, 5);
        assertThat(read(ColumnType.TIMESTAMP, "2024-03-05 15:05:00")).isEqualTo(expected);
        assertThat(read(ColumnType.TIMESTAMP, "2024-03-05T15:05Z")).isEqualTo(expected);
        assertThat(read(ColumnType.TIMESTAMP, "2024-03-06T00:05+09:00")).isEqualTo(expected);
        assertThat(read(ColumnType.TIMESTAMP, "2024-03-05T10:05-05:00")).isEqualTo(expected);
        assertThat(read(ColumnType.TIMESTAMP, "2024-03-05"))
                .isEqualTo(LocalDateTime.of(2024, 3, 5, 0, 0));
    }

    @Test
    void tellsEmptyFromUnreadable() {
        for (var type :
                List.of(
                        ColumnType.INTEGER,
                        ColumnType.NUMBER,
                        ColumnType.DATE,
                        ColumnType.BOOLEAN)) {
            assertThat(read(type, null)).isEqualTo("empty");
            assertThat(read(type, "  ")).isEqualTo("empty");
            assertThat(read(type, "x")).isEqualTo("unreadable");
        }
        assertThat(read(ColumnType.TEXT, "")).isEqualTo("");
        assertThat(read(ColumnType.TEXT, null)).isEqualTo("empty");
    }

    @Test
    void roundsAndGuessesNothing() {
        for (var text :
                List.of("1,000", "12.0 oz", "5.0", "1e3", "9223372036854775808", "+", "-", "１２")) {
            assertThat(read(ColumnType.INTEGER, text)).as(text).isEqualTo("unreadable");
        }
        for (var text :
                List.of(
                        "NaN",
                        "Infinity",
                        "1f",
                        "0x1p3",
                        "1e400",
                        "1,5",
                        "1-2",
                        "1e",
                        ".",
                        "1.2.3",
                        "1e2e3",
                        "e5")) {
            assertThat(read(ColumnType.NUMBER, text)).as(text).isEqualTo("unreadable");
        }
        for (var text : List.of("1.555", "1234.5", "1e99999", "x", "1e999999999")) {
            assertThat(read(ColumnType.decimal(5, 2), text)).as(text).isEqualTo("unreadable");
        }
        assertThat(read(ColumnType.DATE, "2023-02-29")).isEqualTo("unreadable");
        assertThat(read(ColumnType.DATE, "2024. 3. 5.")).isEqualTo("unreadable");
        assertThat(read(ColumnType.BOOLEAN, "yes")).isEqualTo("unreadable");
        assertThat(read(ColumnType.TIMESTAMP, "2024-03-05 nonsense")).isEqualTo("unreadable");
        assertThat(read(ColumnType.NUMBER, "1".repeat(1000))).isEqualTo("unreadable");
    }

    @Test
    void readsADeclaredFormat() {
        assertThat(read(ColumnType.DATE, "dmy", "01/02/2024")).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(read(ColumnType.DATE, "dd-MM-yyyy", "01-02-2024"))
                .isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(read(ColumnType.DATE, "any", "2024년 3월 5일")).isEqualTo(LocalDate.of(2024, 3, 5));
        assertThat(read(ColumnType.TIME, "any", "오후 3시")).isEqualTo(LocalTime.of(15, 0));
        assertThatThrownBy(() -> TypeReader.of(ColumnType.DATE, "yyyy"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TypeReader.of(ColumnType.TEXT, "dmy"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cleansTowardsADeclaredType() {
        assertThat(cleaned(ColumnType.NUMBER, Map.of(), "12.0 oz. Alumi-Tek")).isEqualTo("12");
        assertThat(cleaned(ColumnType.NUMBER, Map.of(), "N/A")).isNull();
        assertThat(cleaned(ColumnType.decimal(9, 2), Map.of(), "₩1,000")).isEqualTo("1000");
        assertThat(cleaned(ColumnType.INTEGER, Map.of(), "3천명")).isEqualTo("3000");
        assertThat(cleaned(ColumnType.BOOLEAN, Map.of("as", "Y/N"), "예")).isEqualTo("Y");
        assertThat(cleaned(ColumnType.DATE, Map.of("from", "dmy"), "01/02/2024 10:00"))
                .isEqualTo("2024-02-01");
        assertThat(cleaned(ColumnType.TIME, Map.of("format", "h:mm a.m./p.m."), "7:40aDec 1"))
                .isEqualTo("7:40 a.m.");
        assertThat(cleaned(ColumnType.TIMESTAMP, Map.of(), "2024. 3. 5. 오후 3:05"))
                .isEqualTo("2024-03-05T15:05:00");
        assertThat(cleaned(ColumnType.TEXT, Map.of(), "없음")).isNull();
        var wrong = TypeCleaning.rules("columns.a", ColumnType.NUMBER, Map.of("unti", "oz"));
        assertThat(wrong.problems()).hasSize(1);
        assertThat(wrong.problems().getFirst().path()).isEqualTo("columns.a[1].number.unti");
    }

    private static String cleaned(ColumnType type, Map<String, ?> options, String text) {
        var parsed = TypeCleaning.rules("columns.x", type, options);
        assertThat(parsed.problems()).isEmpty();
        var cell = new CleanCell();
        parsed.rules().chain("x", true).apply(text, cell);
        return cell.text();
    }

    private static String propose(String column, String... values) {
        var proposal = TypeProposer.propose(column, List.of(values));
        return proposal.type() + (proposal.format() == null ? "" : " " + proposal.format());
    }

    @Test
    void proposesTypes() {
        assertThat(propose("id", "1", "22", "N/A", "-3")).isEqualTo("integer");
        assertThat(propose("abv", "0.05", "1", "")).isEqualTo("number");
        assertThat(propose("flag", "true", "FALSE")).isEqualTo("boolean");
        assertThat(propose("작성일", "2024-03-05", "2024-12-31")).isEqualTo("date");
        assertThat(propose("작성일", "2024. 3. 5.", "2024년 12월 31일")).isEqualTo("date any");
        assertThat(propose("day", "13/02/2024", "01/02/2024")).isEqualTo("date dmy");
        assertThat(propose("day", "20240305", "20241231", "20230101")).isEqualTo("date yyyyMMdd");
        assertThat(propose("at", "10:00", "23:59")).isEqualTo("time");
        assertThat(propose("at", "2024-03-05 10:00", "2024-03-05T11:00:01")).isEqualTo("timestamp");
        assertThat(propose("name", "kim", "lee", "3")).isEqualTo("text");
    }

    @Test
    void codesAreText() {
        assertThat(propose("code", "007", "123")).isEqualTo("text");
        assertThat(propose("zip", "12345", "67890")).isEqualTo("text");
        assertThat(propose("우편번호", "12345", "67890")).isEqualTo("text");
        assertThat(propose("who", "01012345678", "01098765432")).isEqualTo("text");
        assertThat(propose("who", "1012345678", "1098765432")).isEqualTo("text");
        assertThat(propose("who", "010-1234-5678")).isEqualTo("text");
        assertThat(propose("big", "12345678901234567890123", "1")).isEqualTo("text");
        assertThat(TypeProposer.propose("code", List.of("007")).note().korean()).contains("0");
    }

    @Test
    void anAmbiguousDateIsProposedAsTextWithAQuestion() {
        var proposal = TypeProposer.propose("day", List.of("01/02/2024", "03/04/2024"));
        assertThat(proposal.type()).isEqualTo(ColumnType.TEXT);
        assertThat(proposal.note().english()).contains("dmy", "mdy", "01/02/2024");
    }

    @Test
    void aFewWrongValuesLowerTheConfidence() {
        var values = IntStream.range(0, 99).mapToObj(String::valueOf).toList();
        var dirty = new java.util.ArrayList<>(values);
        dirty.add("12 oz");
        var proposal = TypeProposer.propose("n", dirty);
        assertThat(proposal.type()).isEqualTo(ColumnType.INTEGER);
        assertThat(proposal.confidence()).isEqualTo(0.99);
        assertThat(TypeProposer.propose("n", List.of("없음", "")).confidence()).isZero();
    }
}
