package dev.onggi.rule.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private final MaskPii mask = new MaskPii(EnumSet.allOf(MaskPii.Kind.class));
    private final FormulaGuard guard = new FormulaGuard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    010-1234-5678                | 010-****-5678
                    01012345678입니다             | 010****5678입니다
                    010 1234 5678                | 010 **** 5678
                    010.1234.5678                | 010.****.5678
                    011-123-4567                 | 011-***-4567
                    02-312-3456                  | 02-***-3456
                    (02) 312-3456                | (02) ***-3456
                    031-1234-5678                | 031-****-5678
                    070-1234-5678                | 070-****-5678
                    +82 10-1234-5678             | +82 10-****-5678
                    82-10-1234-5678              | 82-10-****-5678
                    (650) 253-0000               | (***) ***-0000
                    650-253-0000                 | ***-***-0000
                    010-12345678                 | 010-****5678
                    900101-1234568               | 900101-1******
                    9001011234568                | 9001011******
                    210305-3123456               | 210305-3******
                    4111 1111 1111 1111          | **** **** **** 1111
                    5500-0000-0000-0004          | ****-****-****-0004
                    378282246310005              | ***********0005
                    메일 kim.cs@shop.co.kr 로      | 메일 k*****@shop.co.kr 로
                    a@b.io                       | *@b.io
                    """)
    void masksAndKeepsTheShape(String before, String after) {
        assertThat(mask.apply(before)).isEqualTo(after);
        assertThat(mask.apply(after)).isSameAs(after);
        assertThat(after).hasSameSizeAs(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "가격 12,345,678원",
                "주문번호 20240305123456",
                "2024-03-05 10:20:30",
                "900101-1234567",
                "901301-1234568",
                "4111 1111 1111 1112",
                "1234567890123456",
                "192.168.100.100",
                "978-89-1234-567-8",
                "a@b",
                "@kim",
                "kim@",
                "ID010123456789",
                "1,010,123,456.78",
                "3.14159265358979",
                "900101-9234568",
                "x_01012345678",
                "12345678901234567890123"
            })
    void leavesWhatIsNotPersonal(String text) {
        assertThat(mask.apply(text)).isSameAs(text);
    }

    @Test
    void tellsNumbersSideBySideApart() {
        assertThat(mask.apply("010-1234-5678 010-2345-6789"))
                .isEqualTo("010-****-5678 010-****-6789");
        assertThat(mask.apply("900101-1234568 4111111111111111 2024"))
                .isEqualTo("900101-1****** ************1111 2024");
        assertThat(mask.apply("3 010-1234-5678 5")).isEqualTo("3 010-****-5678 5");
        var code = "1-010-1234-5678-9";
        assertThat(mask.apply(code)).isSameAs(code);
    }

    @Test
    void masksOnlyWhatIsAskedFor() {
        var text = "010-1234-5678 kim@shop.kr 900101-1234568 4111111111111111";
        assertThat(new MaskPii(EnumSet.of(MaskPii.Kind.EMAIL)).apply(text))
                .isEqualTo("010-1234-5678 k**@shop.kr 900101-1234568 4111111111111111");
        assertThat(new MaskPii(EnumSet.of(MaskPii.Kind.CARD)).apply(text))
                .endsWith("************1111");
    }

    @Test
    void acceptsForeignersNumbersAndRandomOnes() {
        long accepted =
                IntStream.range(0, 10)
                        .filter(last -> ResidentNumber.valid("850101512345" + last))
                        .count();
        assertThat(accepted).isEqualTo(2);
        assertThat(ResidentNumber.valid("2010053123456")).isTrue();
        assertThat(ResidentNumber.valid("2010043123456")).isFalse();
        assertThat(ResidentNumber.valid("9902301234567")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-", "a@", "a@a.", "a.", "010-1234-5678 ", "a@b.co ", "(1) "})
    void takesLinearTimeOnAMegabyte(String piece) {
        var text = piece.repeat((1 << 20) / piece.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(mask.apply(text)).hasSameSizeAs(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@x",
                "\t=1",
                "\rx",
                "-",
                "+",
                "-1-1",
                "+1,2=3",
                "-1e",
                "=",
                "+82 10 abc"
            })
    void guardsFormulas(String text) {
        assertThat(guard.apply(text)).isEqualTo("'" + text);
        assertThat(guard.apply("'" + text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "-5",
                "+3.2%",
                "-1,234.5",
                "-.5",
                "1=1",
                "+82 10-1234-5678",
                "-1e-5",
                "+(02) 312.3456"
            })
    void leavesNumbersAndPhones(String text) {
        assertThat(guard.apply(text)).isSameAs(text);
    }
}
