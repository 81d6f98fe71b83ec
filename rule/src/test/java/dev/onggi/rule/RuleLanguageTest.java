package dev.onggi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleLanguageTest {
    private final RuleLanguage language = new RuleLanguage(RuleCatalogue.builtIn());

    private RuleLanguage.Parsed parse(Object... definitions) {
        return language.parse("rules", Arrays.asList(definitions));
    }

    private static String clean(RuleChain chain, String text) {
        var cell = new CleanCell();
        chain.apply(text, cell);
        return cell.text();
    }

    @Test
    void readsNamesAndMapsAndBareValues() {
        var parsed =
                parse(
                        "trim",
                        Map.of("case", "lower"),
                        Map.of("number", Map.of("percent", "fraction")),
                        Map.of("null-tokens", List.of("x", "y")),
                        Map.of("map", Map.of("서울시", "서울특별시")));
        assertThat(parsed.problems()).isEmpty();
        var chain = parsed.rules().chain("any", true);
        assertThat(clean(chain, " ABC ")).isEqualTo("abc");
        assertThat(clean(chain, "5%")).isEqualTo("0.05");
        assertThat(clean(chain, "x")).isNull();
        assertThat(clean(chain, "서울시")).isEqualTo("서울특별시");
    }

    @Test
    void aTableMayMapToNothing() {
        var table = new LinkedHashMap<String, Object>();
        table.put("unknown", null);
        table.put("1", 2);
        var chain = parse(Map.of("map", table)).rules().chain("any", true);
        assertThat(clean(chain, "unknown")).isNull();
        assertThat(clean(chain, "1")).isEqualTo("2");
    }

    @Test
    void aTableMayHaveAKeyCalledValues() {
        var chain = parse(Map.of("map", Map.of("values", "worth"))).rules().chain("any", true);
        assertThat(clean(chain, "values")).isEqualTo("worth");
    }

    @Test
    void restrictsRulesToColumns() {
        var definition = new LinkedHashMap<String, Object>();
        definition.put("number", Map.of("unit", "oz"));
        definition.put("columns", List.of("ounces"));
        var parsed = parse("trim", definition, Map.of("case", "upper", "column", "state"));
        assertThat(parsed.problems()).isEmpty();
        var rules = parsed.rules();
        assertThat(clean(rules.chain("ounces", true), " 12.0 oz ")).isEqualTo("12");
        assertThat(clean(rules.chain("state", false), " or ")).isEqualTo(" OR ");
        assertThat(rules.chain("other", false).rules()).isEmpty();
    }

    @Test
    void keepsAndDropsColumns() {
        var rules =
                parse(Map.of("keep-columns", List.of("c", "a", "b")), Map.of("drop-columns", "b"))
                        .rules();
        assertThat(rules.keep(List.of("a", "b", "c", "d"))).containsExactly("a", "c");
    }

    @Test
    void namesColumnsThatTheDataDoesNotHave() {
        var rules =
                parse(
                                Map.of("trim", Map.of(), "columns", List.of("ounce", "id")),
                                Map.of("drop-columns", "x"))
                        .rules();
        var problems = rules.unknownColumns(List.of("id", "ounces"));
        assertThat(problems).extracting(RuleProblem::path).containsExactly("rules[0]", "rules[1]");
        assertThat(problems.getFirst().hint().english()).isEqualTo("did you mean `ounces`?");
    }

    @Test
    void reportsEverythingThatIsWrongAtOnce() {
        var several = new LinkedHashMap<String, Object>();
        several.put("trim", null);
        several.put("width", null);
        var parsed =
                parse(
                        "strip-htm",
                        Map.of("number", Map.of("percnt", "keep", "decimal", "dot")),
                        Map.of("regex", Map.of("pattern", "(")),
                        Map.of("replace", Map.of("to", "x")),
                        several,
                        42,
                        null,
                        Map.of("trim", "hard"),
                        Map.of("case", "lowr"),
                        Map.of("columns", List.of("a")),
                        Map.of("drop-columns", List.of()),
                        Map.of("null-tokens", Map.of("ignore-case", "perhaps")),
                        "collapse-space");
        assertThat(parsed.problems())
                .extracting(RuleProblem::path)
                .containsExactlyInAnyOrder(
                        "rules[0]",
                        "rules[1].number.percnt",
                        "rules[1].number.decimal",
                        "rules[2].regex.pattern",
                        "rules[3].replace",
                        "rules[4]",
                        "rules[5]",
                        "rules[6]",
                        "rules[7].trim",
                        "rules[8].case",
                        "rules[9]",
                        "rules[10].drop-columns",
                        "rules[11].null-tokens.ignore-case");
        assertThat(parsed.problems().getFirst().hint().english()).contains("`strip-html`");
        assertThat(parsed.rules().rules()).hasSize(1);
        for (var problem : parsed.problems()) {
            assertThat(problem.message().in(Locale.KOREAN)).containsPattern("[가-힣]");
            assertThat(problem.message().in(Locale.ENGLISH)).isNotBlank();
        }
    }

    @Test
    void refusesRulesThatCannotComeToRest() {
        var parsed =
                parse(
                        Map.of("replace", Map.of("from", "a", "to", "aa")),
                        Map.of("regex", Map.of("pattern", "a", "to", "ba")),
                        Map.of("regex", Map.of("pattern", "(a)", "to", "$2")),
                        Map.of("map", Map.of("a", "b", "b", "a")),
                        Map.of("date", Map.of("from", "mdy", "format", "dd/MM/yyyy")),
                        Map.of("replace", Map.of("from", "")));
        assertThat(parsed.problems())
                .extracting(RuleProblem::path)
                .containsExactly(
                        "rules[0].replace.to",
                        "rules[1].regex.to",
                        "rules[2].regex.to",
                        "rules[3].map.values",
                        "rules[4].date.format",
                        "rules[5].replace.from");
    }

    @Test
    void refusesValuesThatMakeNoSense() {
        var parsed =
                parse(
                        Map.of("number", Map.of("unit", "parsec")),
                        Map.of("phone", "XX"),
                        Map.of("boolean", "Y"),
                        Map.of("date", Map.of("from", "QQ{")),
                        Map.of("date", Map.of("format", "yyyy")),
                        Map.of("time", "HH"),
                        Map.of("mask-pii", List.of("passport")),
                        Map.of("map", Map.of("a", List.of("b"))),
                        Map.of("fill", List.of("a")));
        assertThat(parsed.problems()).hasSize(9);
        assertThat(parsed.problems())
                .extracting(RuleProblem::path)
                .contains("rules[7].map", "rules[8].fill");
    }

    @Test
    void aSingleDefinitionStandsForAListOfOne() {
        assertThat(language.parse("rules", "trim").rules().rules()).hasSize(1);
        assertThat(language.parse("rules", null).rules().rules()).isEmpty();
        assertThat(language.parse("rules", 7).problems()).hasSize(1);
    }

    @Test
    void acceptsSixtyThreeRulesAndNoMore() {
        assertThat(language.parse("rules", Collections.nCopies(63, "trim")).problems()).isEmpty();
        var tooMany = language.parse("rules", new ArrayList<>(Collections.nCopies(64, "trim")));
        assertThat(tooMany.problems()).extracting(RuleProblem::path).containsExactly("rules");
    }

    @Test
    void suggestsTheNearestName() {
        assertThat(NearestName.of("strip_html", List.of("strip-html", "trim")))
                .isEqualTo("strip-html");
        assertThat(NearestName.of("tirm", List.of("strip-html", "trim"))).isEqualTo("trim");
        assertThat(NearestName.of("banana", List.of("strip-html", "trim"))).isNull();
        assertThat(NearestName.hint("banana", List.of("a", "b")).english())
                .isEqualTo("known are a, b");
    }

    @Test
    void theReferenceNamesEveryRuleAndOptionInBothLanguages() {
        for (var locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            var page = new RuleReference(RuleCatalogue.builtIn(), locale).markdown();
            for (var kind : RuleCatalogue.builtIn().kinds()) {
                assertThat(page)
                        .contains("## " + kind.name() + "\n", kind.description().in(locale));
                kind.options().forEach(o -> assertThat(page).contains("| `" + o.name() + "` |"));
            }
            assertThat(page).contains("`{number: {percent: fraction}}`", "`0.05`");
        }
    }
}
