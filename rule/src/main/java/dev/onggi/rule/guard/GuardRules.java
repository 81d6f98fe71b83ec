package dev.onggi.rule.guard;

import dev.onggi.rule.kind.Bilingual;
import dev.onggi.rule.kind.InvalidOption;
import dev.onggi.rule.kind.RuleExample;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.rule.kind.RuleOptions;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.Setting;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The kinds of rules that protect people and spreadsheets.
public final class GuardRules {
    private GuardRules() {}

    /// All of them.
    ///
    /// @return in the order of the reference
    public static List<RuleKind> kinds() {
        return List.of(maskPii(), formulaGuard());
    }

    private static RuleKind maskPii() {
        return new RuleKind(
                "mask-pii",
                new Bilingual(
                        "Masks resident numbers, card numbers, phone numbers and e-mail addresses.",
                        "주민등록번호, 카드번호, 전화번호, 전자우편 주소를 가립니다."),
                List.of(
                        Setting.of(
                                "kinds",
                                Setting.Kind.TEXTS,
                                "What is masked, of " + words() + "; all by default.")),
                List.of(
                        RuleExample.of("전화 010-1234-5678 주세요", "전화 010-****-5678 주세요"),
                        RuleExample.of("900101-1234568", "900101-1******"),
                        RuleExample.of("4111 1111 1111 1111", "**** **** **** 1111"),
                        RuleExample.of("kim@shop.kr", "k**@shop.kr"),
                        RuleExample.with(
                                "kinds", List.of("email"), "010-1234-5678", "010-1234-5678"),
                        RuleExample.of("주문 20240305123456", "주문 20240305123456")),
                GuardRules::maskRule);
    }

    private static String words() {
        return Arrays.stream(MaskPii.Kind.values())
                .map(GuardRules::word)
                .collect(Collectors.joining(", "));
    }

    private static String word(MaskPii.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static CellRule maskRule(RuleOptions options) throws InvalidOption {
        var kinds = EnumSet.noneOf(MaskPii.Kind.class);
        for (var text : options.texts("kinds")) {
            var kind =
                    Arrays.stream(MaskPii.Kind.values())
                            .filter(k -> word(k).equals(text.strip().toLowerCase(Locale.ROOT)))
                            .findFirst();
            if (kind.isEmpty()) {
                throw new InvalidOption(
                        "kinds",
                        new Bilingual(
                                "`" + text + "` is no kind of personal data",
                                "`" + text + "`은(는) 개인정보의 종류가 아닙니다"),
                        new Bilingual("one of " + words(), words() + " 가운데 하나"));
            }
            kinds.add(kind.get());
        }
        return new MaskPii(kinds.isEmpty() ? EnumSet.allOf(MaskPii.Kind.class) : kinds);
    }

    private static RuleKind formulaGuard() {
        return new RuleKind(
                "formula-guard",
                new Bilingual(
                        "Puts an apostrophe before text that a spreadsheet would run as a formula.",
                        "표 계산기가 수식으로 실행할 글 앞에 작은따옴표를 붙입니다."),
                List.of(),
                List.of(
                        RuleExample.of("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
                        RuleExample.of("@SUM(A1)", "'@SUM(A1)"),
                        RuleExample.of("-12.5%", "-12.5%"),
                        RuleExample.of("+82 10-1234-5678", "+82 10-1234-5678")),
                options -> new FormulaGuard());
    }
}
