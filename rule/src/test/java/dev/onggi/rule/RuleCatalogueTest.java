package dev.onggi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.rule.kind.RuleExample;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.Setting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RuleCatalogueTest {
    private static CellRule rule(RuleKind kind, Map<String, Object> options) {
        var parsed =
                new RuleLanguage(RuleCatalogue.builtIn())
                        .parse("rules", List.of(Map.of(kind.name(), options)));
        assertThat(parsed.problems()).isEmpty();
        return parsed.rules().rules().getFirst().rule();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsTrue() {
        return RuleCatalogue.builtIn().kinds().stream()
                .flatMap(kind -> kind.examples().stream().map(example -> test(kind, example)));
    }

    private static DynamicTest test(RuleKind kind, RuleExample example) {
        return DynamicTest.dynamicTest(
                kind.name() + " " + example.options() + " " + example.input(),
                () -> {
                    var rule =
                            kind.options().isEmpty()
                                    ? new RuleLanguage(RuleCatalogue.builtIn())
                                            .parse("rules", kind.name())
                                            .rules()
                                            .rules()
                                            .getFirst()
                                            .rule()
                                    : rule(kind, example.options());
                    assertThat(rule.name()).isEqualTo(kind.name());
                    assertThat(rule.apply(example.input())).isEqualTo(example.output());
                });
    }

    @Test
    void everyKindIsDescribedInBothLanguagesAndHasExamples() {
        for (var kind : RuleCatalogue.builtIn().kinds()) {
            assertThat(kind.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(kind.description().english()).endsWith(".");
            assertThat(kind.description().korean()).containsPattern("[가-힣]").endsWith(".");
            assertThat(kind.examples()).isNotEmpty();
            assertThat(kind.options())
                    .extracting(Setting::description)
                    .allMatch(d -> d.endsWith("."));
        }
    }

    @Test
    void knowsEveryRuleAnAnalystExpects() {
        assertThat(RuleCatalogue.builtIn().kinds())
                .extracting(RuleKind::name)
                .containsExactly(
                        "strip-html",
                        "unicode-nfc",
                        "width",
                        "fix-mojibake",
                        "collapse-space",
                        "trim",
                        "case",
                        "null-tokens",
                        "number",
                        "integer",
                        "boolean",
                        "date",
                        "time",
                        "timestamp",
                        "phone",
                        "email",
                        "url",
                        "replace",
                        "regex",
                        "map",
                        "fill",
                        "mask-pii",
                        "formula-guard");
    }

    @Test
    void findsRulesOfExtensions() {
        var catalogue = RuleCatalogue.load(RuleCatalogueTest.class.getClassLoader());
        var parsed = new RuleLanguage(catalogue).parse("rules", List.of("trim", "shout"));
        assertThat(parsed.problems()).isEmpty();
        var chain = parsed.rules().chain("any", true);
        var cell = new CleanCell();
        assertThat(chain.apply(" hey ", cell)).isEqualTo(0b11);
        assertThat(cell.text()).isEqualTo("hey!");
    }

    @Test
    void anExtensionCannotTakeTheNameOfABuiltInRule() {
        var catalogue = RuleCatalogue.load(RuleCatalogueTest.class.getClassLoader());
        assertThat(catalogue.kind("trim")).isSameAs(RuleCatalogue.builtIn().kind("trim"));
    }
}
