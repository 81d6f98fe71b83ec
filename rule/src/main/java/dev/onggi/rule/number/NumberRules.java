package dev.onggi.rule.number;

import dev.onggi.rule.kind.Bilingual;
import dev.onggi.rule.kind.InvalidOption;
import dev.onggi.rule.kind.RuleExample;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.rule.kind.RuleOptions;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The kinds of rules that read numbers and booleans.
public final class NumberRules {
    private static final Setting UNIT =
            Setting.text("unit", "The only unit that is understood, such as `oz`; any by default.");
    private static final Setting PERCENT =
            Setting.text("percent", "Whether `5%` becomes `5` or `0.05`.")
                    .among("keep", "fraction")
                    .orElse("keep");
    private static final Setting DECIMAL =
            Setting.text("decimal", "The decimal mark: `1,234.5` or `1.234,5`.")
                    .among("point", "comma")
                    .orElse("point");
    private static final Setting NOISE =
            Setting.text(
                            "binary-noise",
                            "Whether `0.055999999999999994`, a trace of binary arithmetic, becomes"
                                    + " `0.056`.")
                    .among("remove", "keep")
                    .orElse("remove");

    private NumberRules() {}

    /// All of them.
    ///
    /// @return in the order of the reference
    public static List<RuleKind> kinds() {
        return List.of(number(), integer(), booleans());
    }

    private static RuleKind number() {
        return new RuleKind(
                "number",
                new Bilingual(
                        "Writes numbers plainly: no thousands separators, units or superfluous"
                                + " zeros.",
                        "숫자를 숫자만으로 씁니다. 천 단위 쉼표, 단위, 군더더기 0을 없앱니다."),
                List.of(UNIT, PERCENT, DECIMAL, NOISE),
                List.of(
                        RuleExample.of("12.0 oz", "12"),
                        RuleExample.of("0.050", "0.05"),
                        RuleExample.of("1,234,567.50원", "1234567.5"),
                        RuleExample.of("3만 5천원", "35000"),
                        RuleExample.of("1억 2,000만", "120000000"),
                        RuleExample.of("(1,234)", "-1234"),
                        RuleExample.of("5%", "5"),
                        RuleExample.with("percent", "fraction", "5%", "0.05"),
                        RuleExample.with("unit", "oz", "355 ml", "355 ml"),
                        RuleExample.with("decimal", "comma", "1.234,5", "1234.5"),
                        RuleExample.of("10~20", "10~20")),
                options -> rule(options, false));
    }

    private static RuleKind integer() {
        return new RuleKind(
                "integer",
                new Bilingual(
                        "Writes whole numbers plainly; a number with a fraction stays as it is.",
                        "정수를 숫자만으로 씁니다. 소수는 그대로 둡니다."),
                List.of(UNIT, DECIMAL),
                List.of(
                        RuleExample.of("1,234", "1234"),
                        RuleExample.of("12.0", "12"),
                        RuleExample.of("3천명", "3000"),
                        RuleExample.of("12.5", "12.5")),
                options -> rule(options, true));
    }

    private static CellRule rule(RuleOptions options, boolean whole) throws InvalidOption {
        var mark = options.text("decimal").equals("comma") ? DecimalMark.COMMA : DecimalMark.POINT;
        boolean fraction = !whole && options.text("percent").equals("fraction");
        boolean noise = !whole && options.text("binary-noise").equals("remove");
        return new NumberRule(mark, fraction, noise, unit(options.textOrNull("unit")), whole);
    }

    private static @Nullable String unit(@Nullable String written) throws InvalidOption {
        if (written == null) {
            return null;
        }
        var unit = Units.named(written.strip());
        if (unit == null) {
            throw new InvalidOption(
                    "unit",
                    new Bilingual(
                            "the unit `" + written + "` is not known",
                            "`" + written + "`은(는) 모르는 단위입니다"),
                    new Bilingual(
                            "write it as it stands in the cells, such as oz, kg, ml, 원, %",
                            "oz, kg, ml, 원, %처럼 셀에 적힌 대로 쓰십시오"));
        }
        return unit;
    }

    private static RuleKind booleans() {
        return new RuleKind(
                "boolean",
                new Bilingual("Writes yes and no in one way.", "예와 아니오를 한 가지로 씁니다."),
                List.of(
                        Setting.text("as", "How true and false are written, as `true/false`.")
                                .orElse("true/false"),
                        Setting.of("yes", Setting.Kind.TEXTS, "Further words for true."),
                        Setting.of("no", Setting.Kind.TEXTS, "Further words for false.")),
                List.of(
                        RuleExample.of("Yes", "true"),
                        RuleExample.of("아니오", "false"),
                        RuleExample.of("N", "false"),
                        RuleExample.with("as", "Y/N", "예", "Y"),
                        RuleExample.of("maybe", "maybe")),
                NumberRules::booleanRule);
    }

    private static CellRule booleanRule(RuleOptions options) throws InvalidOption {
        var written = options.text("as").split("/", -1);
        if (written.length != 2
                || written[0].isBlank()
                || written[1].isBlank()
                || written[0].strip().equalsIgnoreCase(written[1].strip())) {
            throw new InvalidOption(
                    "as",
                    new Bilingual(
                            "two different words with a slash between them are needed",
                            "서로 다른 두 낱말을 빗금으로 나누어 적어야 합니다"),
                    new Bilingual("for example `Y/N`", "예: `Y/N`"));
        }
        return new BooleanRule(
                words(BooleanRule.YES, options.texts("yes")),
                words(BooleanRule.NO, options.texts("no")),
                written[0].strip(),
                written[1].strip());
    }

    private static List<String> words(String known, List<String> more) {
        var words = new ArrayList<>(List.of(known.split(" ")));
        words.addAll(more);
        return words;
    }
}
