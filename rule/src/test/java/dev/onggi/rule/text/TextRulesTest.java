package dev.onggi.rule.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    private final FixMojibake fix = new FixMojibake();
    private final UnicodeNfc nfc = new UnicodeNfc();

    private static String damaged(String text, Charset written, String read) {
        return new String(text.getBytes(written), Charset.forName(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "안녕하세요",
                "배송이 빨라요!",
                "café",
                "naïve",
                "25°C",
                "It’s “good” – really…",
                "Привет",
                "日本語",
                "price 10€",
                "😀 최고",
                "São Paulo",
                "Łódź"
            })
    void repairsUtf8ThatWasReadAsWestern(String text) {
        var latin = damaged(text, StandardCharsets.UTF_8, "ISO-8859-1");
        assertThat(fix.apply(latin)).isEqualTo(text);
        var western = damaged(text, StandardCharsets.UTF_8, "windows-1252");
        if (!western.contains("\uFFFD")) {
            assertThat(fix.apply(western)).isEqualTo(text);
        }
    }

    @Test
    void repairsDamageDoneTwice() {
        var once = damaged("안녕", StandardCharsets.UTF_8, "ISO-8859-1");
        assertThat(fix.apply(damaged(once, StandardCharsets.UTF_8, "ISO-8859-1"))).isEqualTo("안녕");
    }

    @ParameterizedTest
    @ValueSource(strings = {"안녕하세요", "서울특별시", "2005년도 제주", "한글 abc"})
    void repairsKoreanThatWasReadAsWestern(String text) {
        assertThat(fix.apply(damaged(text, Charset.forName("EUC-KR"), "ISO-8859-1")))
                .isEqualTo(text);
    }

    @Test
    void repairsUtf8ThatWasReadAsKoreanWhereTheBytesAreStillThere() {
        int repaired = 0;
        for (char c = '가'; c <= '힣'; c++) {
            var text = String.valueOf(c) + c;
            var korean = damaged(text, StandardCharsets.UTF_8, "x-windows-949");
            if (!korean.contains("\uFFFD") && !fix.apply(korean).equals(korean)) {
                assertThat(fix.apply(korean)).isEqualTo(text);
                repaired++;
            }
        }
        assertThat(repaired).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "한글",
                "CAFÉ…",
                "«café…»",
                "voilà…”",
                "IRMÃ”",
                "ROSÉ™",
                "ÀÉÈ",
                "naïve",
                "créée",
                "25°C",
                "½ Tasse",
                "Ärger – sofort",
                "漢字",
                "年間 매출",
                "카카",
                "타카통",
                "하하하",
                "Ã",
                "10 £",
                "¿Qué?",
                "São",
                "ÄÖÜ äöü ß",
                "ÇÉ",
                "Ñandú",
                "à la carte",
                "★★★",
                "日本語テキスト",
                "Große Straße",
                "\uD83D",
                "é”—",
                "3×4÷2"
            })
    void leavesRightText(String text) {
        assertThat(fix.apply(text)).isSameAs(text);
    }

    @Test
    void leavesEveryPairOfWesternLetters() {
        for (char a = 'À'; a <= 'ÿ'; a++) {
            for (char b = 'À'; b <= 'ÿ'; b++) {
                if (Character.isLetter(a) && Character.isLetter(b)) {
                    var text = "x" + a + b + "y";
                    assertThat(fix.apply(text)).isSameAs(text);
                }
            }
        }
    }

    @Test
    void leavesEveryPairOfHangulSyllables() {
        var random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            var text = "" + (char) random.nextInt('가', '힣') + (char) random.nextInt('가', '힣');
            assertThat(fix.apply(text)).isSameAs(text);
        }
    }

    @Test
    void composesWhatTheJdkComposes() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                continue;
            }
            var text = "a" + Character.toString(c) + "\u0301";
            assertThat(nfc.apply(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
            var alone = Character.toString(c);
            assertThat(nfc.apply(alone))
                    .isEqualTo(Normalizer.normalize(alone, Normalizer.Form.NFC));
        }
    }

    @Test
    void composesEverySyllableByItself() {
        for (char c = '가'; c <= '힣'; c++) {
            var letters = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            assertThat(nfc.apply(letters)).isEqualTo(String.valueOf(c));
        }
        var prose = "한글 text 값";
        assertThat(nfc.apply(Normalizer.normalize(prose, Normalizer.Form.NFD))).isEqualTo(prose);
    }

    @Test
    void collapsesSpacesOfAllKinds() {
        var rule = new CollapseSpace(false);
        assertThat(rule.apply("a \u3000\u00A0 b")).isEqualTo("a b");
        assertThat(rule.apply("안녕\u200B하세요\uFEFF")).isEqualTo("안녕하세요");
        assertThat(rule.apply("a\nb")).isEqualTo("a b");
        assertThat(rule.apply(" \u200B ")).isEqualTo(" ");
        var family = "👨\u200D👩\u200D👧";
        assertThat(rule.apply(family)).isSameAs(family);
        assertThat(new CollapseSpace(true).apply("a \r\n b\nc")).isEqualTo("a\nb\nc");
        assertThat(rule.apply("a  ".repeat(300_000))).isEqualTo("a ".repeat(300_000));
    }

    @Test
    void trimsEverythingThatIsBlank() {
        assertThat(new Trim().apply("\u3000 \t서울\uFEFF\n")).isEqualTo("서울");
        assertThat(new Trim().apply("   ")).isEmpty();
    }

    @Test
    void widensAndNarrows() {
        var rule = new Width(true);
        assertThat(rule.apply("￦１，０００　ﾊﾟ")).isEqualTo("₩1,000 パ");
        assertThat(rule.apply("ﾡￂ")).isEqualTo("가");
    }

    @Test
    void putsACapitalAtEachWord() {
        var title = new ChangeCase(ChangeCase.Form.TITLE);
        assertThat(title.apply("o'NEIL of éCOLE 3rd")).isEqualTo("O'neil Of École 3rd");
        assertThat(new ChangeCase(ChangeCase.Form.UPPER).apply("straße")).isEqualTo("STRASSE");
        var korean = "서울 123";
        assertThat(new ChangeCase(ChangeCase.Form.LOWER).apply(korean)).isSameAs(korean);
    }

    @Test
    void keepsNamesThatLookLikeNullWords() {
        var rule = new NullTokens(NullTokens.DEFAULTS, false, true);
        for (var name : List.of("None", "Nan", "Null", "NA", "없음표", "-1", "O'None")) {
            assertThat(rule.apply(name)).isSameAs(name);
        }
        for (var word : List.of("n/a", " NULL ", "NaN", "해당없음", "--", "", "\u00A0")) {
            assertThat(rule.apply(word)).isNull();
        }
        var keepBlank = new NullTokens(List.of("X"), true, false);
        assertThat(keepBlank.apply("x")).isNull();
        assertThat(keepBlank.apply(" ")).isEqualTo(" ");
        assertThat(keepBlank.apply("N/A")).isEqualTo("N/A");
    }
}
