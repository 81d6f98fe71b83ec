package dev.onggi.rule.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    private final NumberRule rule = new NumberRule(DecimalMark.POINT, false, true, null, false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    12.0 oz              | 12
                    12.0 oz.             | 12
                    12.0 OZ.             | 12
                    12.0 oz. Alumi-Tek   | 12
                    16.0 oz. Silo Can    | 16
                    19.2 ounce           | 19.2
                    3.5kg                | 3.5
                    0.050                | 0.05
                    .5                   | 0.5
                    5.                   | 5
                    007                  | 7
                    -0                   | 0
                    +7                   | 7
                    −7                   | -7
                    1,234,567            | 1234567
                    ￦1,000              | 1000
                    ₩ -3,000             | -3000
                    -$1,234.50           | -1234.5
                    USD 12               | 12
                    12달러                | 12
                    (1,234)              | -1234
                    △500                 | -500
                    500-                 | -500
                    １２３．４            | 123.4
                    1e3                  | 1000
                    1.5E-3               | 0.0015
                    5 %                  | 5
                    3만 5천원             | 35000
                    3만5천                | 35000
                    1억 2,000만           | 120000000
                    1.5억                 | 150000000
                    2백만 원               | 2000000
                    천원                  | 천원
                    1조 2억 3만 4          | 1000200030004
                    3천5백                | 3500
                    0.055999999999999994% | 0.056
                    0.30000000000000004  | 0.3
                    0.1234567890123456   | 0.1234567890123456
                    123456789012345678901234567890.5 | 123456789012345678901234567890.5
                    """)
    void readsNumbersAsPeopleWriteThem(String before, String after) {
        assertThat(rule.apply(before)).isEqualTo(after);
        assertThat(rule.apply(after)).isSameAs(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "1,23",
                "0,123",
                "1,2345",
                "10~20",
                "3 x 5",
                "12 parsecs",
                "1.2.3",
                "1 2",
                "--5",
                "5만 3억",
                "2천 3천",
                "3시간 5분",
                "(-5)",
                "$5€",
                "1e999",
                "1e99999999",
                "5 kg 3",
                "()",
                "5oz2",
                "₩",
                "1만2만",
                "2024-03-05",
                "010-1234-5678"
            })
    void leavesWhatIsNotExactlyOneNumber(String text) {
        assertThat(rule.apply(text)).isSameAs(text);
        assertThat(rule.reads(text)).isFalse();
    }

    @Test
    void leavesProseHoweverLong() {
        var digits = "1".repeat(1 << 20);
        assertThat(rule.apply(digits)).isSameAs(digits);
    }

    @Test
    void withDecimalCommasAThousandStaysAThousand() {
        var comma = new NumberRule(DecimalMark.COMMA, false, true, null, false);
        assertThat(comma.apply("1.234")).isEqualTo("1234");
        assertThat(comma.apply("1.234,50 €")).isEqualTo("1234.5");
        assertThat(comma.apply("12,5")).isEqualTo("12.5");
        assertThat(comma.apply("1,234")).isEqualTo("1.2340");
        assertThat(comma.apply("1.2340")).isEqualTo("1.2340");
    }

    @Test
    void wholeNumbersKeepTheirFractionVisible() {
        var whole = new NumberRule(DecimalMark.POINT, false, false, null, true);
        assertThat(whole.apply("1,234.00")).isEqualTo("1234");
        assertThat(whole.apply("12.50")).isEqualTo("12.50");
    }

    @Test
    void mixedUnitsAreReportedAndNotMixedUp() {
        var fitted = rule.fit(List.of("12 oz", "16 oz.", "355 ml", "330 ml", "20"));
        assertThat(fitted.finding().english()).contains("ml (2)", "oz (2)");
        assertThat(fitted.rule().apply("12 oz")).isEqualTo("12 oz");
        assertThat(fitted.rule().apply("20.0")).isEqualTo("20");
    }

    @Test
    void aRulingUnitIsTakenOffAndTheOthersStay() {
        var values = new ArrayList<>(List.of("355 ml"));
        for (int i = 0; i < 9; i++) {
            values.add(i + " oz");
        }
        var fitted = rule.fit(values);
        assertThat(fitted.finding().korean()).contains("oz (9)");
        assertThat(fitted.rule().apply("12 oz")).isEqualTo("12");
        assertThat(fitted.rule().apply("355 ml")).isEqualTo("355 ml");
    }

    @Test
    void oneUnitNeedsNoDecision() {
        assertThat(rule.fit(List.of("12 oz", "3 ounces", "5")).finding()).isNull();
        assertThat(rule.fit(Collections.emptyList()).rule()).isSameAs(rule);
    }

    @Test
    void readsYesAndNo() {
        var yes = new BooleanRule(List.of("yes", "예"), List.of("no", "아니오"), "Y", "N");
        assertThat(yes.apply(" YES ")).isEqualTo("Y");
        assertThat(yes.apply("아니오")).isEqualTo("N");
        assertThat(yes.reads("perhaps")).isFalse();
        var far = " ".repeat(10_000) + "yes";
        assertThat(yes.apply(far)).isSameAs(far);
        assertThat(yes.apply("Y")).isEqualTo("Y");
    }
}
