package dev.onggi.rule.text;

import dev.onggi.rule.kind.Bilingual;
import dev.onggi.rule.kind.RuleExample;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.rule.kind.RuleOptions;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The kinds of rules on text as such.
public final class TextRules {
    private TextRules() {}

    /// All of them.
    ///
    /// @return in the order of the reference
    public static List<RuleKind> kinds() {
        return List.of(
                stripHtml(),
                unicodeNfc(),
                width(),
                fixMojibake(),
                collapseSpace(),
                trim(),
                changeCase(),
                nullTokens());
    }

    private static RuleKind stripHtml() {
        return new RuleKind(
                "strip-html",
                new Bilingual(
                        "Removes tags, comments, scripts and styles, and decodes &amp;entities;.",
                        "태그, 주석, 스크립트, 스타일을 지우고 &amp;엔터티;를 풉니다."),
                List.of(),
                List.of(
                        RuleExample.of("<p>좋아요<br>또 <b>살게요</b></p>", "좋아요 또 살게요"),
                        RuleExample.of("Tom &amp; Jerry &lt;3", "Tom & Jerry <3"),
                        RuleExample.of("a<script>alert('x')</script>b", "ab"),
                        RuleExample.of("3 < 5, List<String>", "3 < 5, List<String>")),
                options -> new StripHtml());
    }

    private static RuleKind unicodeNfc() {
        return new RuleKind(
                "unicode-nfc",
                new Bilingual(
                        "Composes characters (Unicode NFC), such as Hangul typed on macOS.",
                        "풀어진 글자를 모읍니다(유니코드 NFC). 맥에서 쓴 한글이 그렇습니다."),
                List.of(),
                List.of(
                        RuleExample.of("\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글"),
                        RuleExample.of("cafe\u0301", "café")),
                options -> new UnicodeNfc());
    }

    private static RuleKind width() {
        return new RuleKind(
                "width",
                new Bilingual(
                        "Turns full-width letters and half-width Katakana into ordinary ones.",
                        "전각 영문·숫자와 반각 가타카나를 보통 글자로 바꿉니다."),
                List.of(
                        Setting.text("kana", "Whether half-width Katakana and Hangul are widened.")
                                .among("widen", "keep")
                                .orElse("widen")),
                List.of(
                        RuleExample.of("ＡＢＣ　１２３", "ABC 123"),
                        RuleExample.of("ｶﾞｽ", "ガス"),
                        RuleExample.with("kana", "keep", "ｶﾞｽ", "ｶﾞｽ")),
                options -> new Width(options.text("kana").equals("widen")));
    }

    private static RuleKind fixMojibake() {
        return new RuleKind(
                "fix-mojibake",
                new Bilingual(
                        "Repairs text that was read in the wrong encoding, where that is certain.",
                        "잘못된 인코딩으로 읽혀 깨진 글을, 확실할 때만 되살립니다."),
                List.of(),
                List.of(
                        RuleExample.of("CafÃ© crÃ¨me", "Café crème"),
                        RuleExample.of("\u00EC\u2022\u02C6\u00EB\u2026\u2022", "안녕"),
                        RuleExample.of("¾È³ç", "안녕"),
                        RuleExample.of("CAFÉ…", "CAFÉ…")),
                options -> new FixMojibake());
    }

    private static RuleKind collapseSpace() {
        return new RuleKind(
                "collapse-space",
                new Bilingual(
                        "Makes one space of every run of spaces, tabs and line ends.",
                        "이어진 빈칸, 탭, 줄바꿈을 빈칸 하나로 줄입니다."),
                List.of(
                        Setting.text("lines", "Whether a run with a line end becomes a line end.")
                                .among("join", "keep")
                                .orElse("join")),
                List.of(
                        RuleExample.of("배송이   빨라요\t\n좋아요", "배송이 빨라요 좋아요"),
                        RuleExample.with("lines", "keep", "a  b\r\n\n c", "a b\nc")),
                options -> new CollapseSpace(options.text("lines").equals("keep")));
    }

    private static RuleKind trim() {
        return new RuleKind(
                "trim",
                new Bilingual("Drops spaces at both ends.", "앞뒤 빈칸을 없앱니다."),
                List.of(),
                List.of(RuleExample.of("  서울 \u00A0", "서울")),
                options -> new Trim());
    }

    private static RuleKind changeCase() {
        return new RuleKind(
                "case",
                new Bilingual(
                        "Writes Latin and other cased letters in one case.",
                        "로마자 등의 대소문자를 한 가지로 씁니다."),
                List.of(
                        Setting.text("to", "Which case; `title` capitalises each word.")
                                .among("lower", "upper", "title")
                                .mandatory()),
                List.of(
                        RuleExample.with("to", "lower", "SEOUL 서울", "seoul 서울"),
                        RuleExample.with("to", "upper", "kr", "KR"),
                        RuleExample.with("to", "title", "new york's BEST", "New York's Best")),
                options ->
                        new ChangeCase(
                                ChangeCase.Form.valueOf(
                                        options.text("to").toUpperCase(Locale.ROOT))));
    }

    private static RuleKind nullTokens() {
        return new RuleKind(
                "null-tokens",
                new Bilingual(
                        "Empties cells that say in a word that there is no value.",
                        "값이 없다는 뜻의 낱말만 적힌 셀을 비웁니다."),
                List.of(
                        Setting.of(
                                "words",
                                Setting.Kind.TEXTS,
                                "The words; instead of "
                                        + String.join(", ", NullTokens.DEFAULTS)
                                        + "."),
                        Setting.of("add", Setting.Kind.TEXTS, "Words beside the default ones."),
                        Setting.of(
                                        "ignore-case",
                                        Setting.Kind.BOOLEAN,
                                        "Whether upper and lower case are the same.")
                                .orElse("false"),
                        Setting.of(
                                        "blank",
                                        Setting.Kind.BOOLEAN,
                                        "Whether cells of nothing but spaces are emptied.")
                                .orElse("true")),
                List.of(
                        RuleExample.of("N/A", null),
                        RuleExample.of(" 없음 ", null),
                        RuleExample.of("-", null),
                        RuleExample.of("Nan", "Nan"),
                        RuleExample.of("None", "None"),
                        RuleExample.with("words", List.of("x"), "x", null),
                        RuleExample.with("add", List.of("모름"), "모름", null)),
                TextRules::nullTokensRule);
    }

    private static CellRule nullTokensRule(RuleOptions options) {
        var own = options.texts("words");
        var words = new ArrayList<>(own.isEmpty() ? NullTokens.DEFAULTS : own);
        words.addAll(options.texts("add"));
        return new NullTokens(words, options.flag("ignore-case"), options.flag("blank"));
    }
}
