package dev.onggi.rule.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactRulesTest {
    private final PhoneRule phone = new PhoneRule("KR", false);
    private final EmailRule email = new EmailRule(false);
    private final UrlRule url = new UrlRule("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    010 1234 5678       | 010-1234-5678
                    1012345678          | 010-1234-5678
                    ０１０－１２３４－５６７８ | 010-1234-5678
                    Tel: 02-312-3456    | 02-312-3456
                    전화 031.123.4567    | 031-123-4567
                    +82-2-312-3456      | 02-312-3456
                    1588-1234           | 1588-1234
                    +1 650 253 0000     | +1 650-253-0000
                    """)
    void writesPhonesInOneForm(String before, String after) {
        assertThat(phone.apply(before)).isEqualTo(after);
        assertThat(phone.apply(after)).isEqualTo(after);
        assertThat(phone.reads(before)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "010",
                "없음",
                "010-1234-5678 (저녁)",
                "010-1234-5678/010-2345-6789",
                "9999999999",
                "20240305",
                "010-1234-567~8"
            })
    void leavesWhatIsNotExactlyOnePhone(String text) {
        assertThat(phone.apply(text)).isSameAs(text);
        assertThat(phone.reads(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <Kim@SHOP.kr>       | Kim@shop.kr
                    kim @ shop.kr       | kim@shop.kr
                    MAILTO:a.b@c.co.    | a.b@c.co
                    kim@한글.kr          | kim@한글.kr
                    kim@@shop.kr        | kim@@shop.kr
                    kim@shop            | kim@shop
                    .kim@shop.kr        | .kim@shop.kr
                    """)
    void writesEmailsPlainly(String before, String after) {
        assertThat(email.apply(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    HTTPS://Shop.KR:443/A?b=C#D | https://shop.kr/A?b=C#D
                    http://shop.kr:8080         | http://shop.kr:8080
                    <http://SHOP.kr>            | http://shop.kr
                    ｈｔｔｐ：／／shop．kr          | http://shop.kr
                    http://한글.한국/가            | http://한글.한국/가
                    http://192.168.0.1/x        | http://192.168.0.1/x
                    Example.com                 | Example.com
                    http://a b.c                | http://a b.c
                    javascript://x.y            | javascript://x.y
                    """)
    void writesUrlsPlainly(String before, String after) {
        assertThat(url.apply(before)).isEqualTo(after);
    }

    @Test
    void addsASchemeOnlyToWhatLooksLikeAHost() {
        var https = new UrlRule("https");
        assertThat(https.apply("Shop.KR/a")).isEqualTo("https://shop.kr/a");
        assertThat(https.apply("3.5")).isEqualTo("3.5");
        assertThat(https.apply("no url here.")).isEqualTo("no url here.");
        assertThat(https.reads("shop.kr")).isTrue();
        assertThat(email.reads("x")).isFalse();
    }
}
