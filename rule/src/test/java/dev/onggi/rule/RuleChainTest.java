package dev.onggi.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.spi.CellRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleChainTest {
    private static final List<Object> DEFAULTS =
            List.of(
                    "strip-html",
                    "unicode-nfc",
                    "fix-mojibake",
                    "collapse-space",
                    "trim",
                    "mask-pii");

    private final CleanCell cell = new CleanCell();

    private static RuleChain chain(Object... definitions) {
        var parsed = new RuleLanguage(RuleCatalogue.builtIn()).parse("rules", List.of(definitions));
        assertThat(parsed.problems()).isEmpty();
        return parsed.rules().chain("column", true);
    }

    @Test
    void appliesAllRulesAndSaysWhichChangedTheCell() {
        var chain = chain("strip-html", "collapse-space", "trim", Map.of("case", "upper"));
        assertThat(chain.apply(" <b>a</b>  b", cell)).isEqualTo(0b1111);
        assertThat(cell.text()).isEqualTo("A B");
        assertThat(chain.apply("A  B", cell)).isEqualTo(0b0010);
    }

    @Test
    void givesBackTheSameObjectWhereNothingChanges() {
        var text = "Nothing to do here, 아무것도".repeat(2);
        assertThat(chain(DEFAULTS.toArray()).apply(text, cell)).isZero();
        assertThat(cell.text()).isSameAs(text);
    }

    @Test
    void runsARuleAgainWhenALaterOneUncoversWork() {
        var chain = chain("trim", Map.of("replace", Map.of("from", "x")));
        assertThat(chain.apply("a x", cell)).isEqualTo(0b11);
        assertThat(cell.text()).isEqualTo("a");
    }

    @Test
    void leavesACellOnWhichRulesNeverComeToRest() {
        var chain = chain(Map.of("case", "lower"), Map.of("case", "upper"));
        var text = "Seoul";
        assertThat(chain.apply(text, cell)).isEqualTo(RuleChain.UNSTABLE);
        assertThat(cell.text()).isSameAs(text);
    }

    @Test
    void reportsNoChangeWhereRulesUndoEachOtherAndComeToRest() {
        var chain =
                chain(
                        Map.of("map", Map.of("a", "b")),
                        Map.of("regex", Map.of("pattern", "^b$", "to", "c")),
                        Map.of("map", Map.of("c", "d")));
        assertThat(chain.apply("a", cell)).isEqualTo(0b111);
        assertThat(cell.text()).isEqualTo("d");
    }

    @Test
    void emptiesAndFillsCells() {
        var chain = chain("null-tokens", Map.of("fill", "기타"), "trim");
        assertThat(chain.apply("없음", cell)).isEqualTo(0b011);
        assertThat(cell.text()).isEqualTo("기타");
        assertThat(chain.apply(null, cell)).isEqualTo(0b010);
        assertThat(chain("trim", "number").apply(null, cell)).isZero();
        assertThat(cell.text()).isNull();
    }

    @Test
    void anEmptyChainLeavesEverything() {
        assertThat(new RuleChain(List.of()).apply(" x ", cell)).isZero();
        assertThat(cell.text()).isEqualTo(" x ");
    }

    @Test
    void holdsAtMostSixtyThreeRules() {
        var rule = chain("trim").rules().getFirst();
        assertThat(new RuleChain(Collections.nCopies(63, rule)).apply(" x", cell)).isOne();
        assertThatThrownBy(() -> new RuleChain(Collections.nCopies(64, rule)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsWhatItsReadingRulesCannotRead() {
        var chain = chain("trim", "number");
        assertThat(chain.reads("12 oz")).isTrue();
        assertThat(chain.reads("a dozen")).isFalse();
    }

    @Test
    void fitsItsRulesToTheColumnAsEarlierRulesLeaveIt() {
        var chain = chain("strip-html", "date");
        var fitted = chain.fit(List.of("<b>13/02/2024</b>", "<i>01/02/2024</i>"));
        assertThat(fitted.findings()).isEmpty();
        fitted.chain().apply("01/02/2024", cell);
        assertThat(cell.text()).isEqualTo("2024-02-01");
        chain.apply("01/02/2024", cell);
        assertThat(cell.text()).isEqualTo("01/02/2024");
    }

    @Test
    void reportsWhatAPersonHasToDecide() {
        var fitted = chain("date").fit(List.of("01/02/2024", "03/04/2024"));
        assertThat(fitted.findings()).hasSize(1);
        assertThat(fitted.findings().getFirst().english()).contains("dmy", "mdy", "01/02/2024");
        assertThat(fitted.findings().getFirst().korean()).contains("dmy");
    }

    @Test
    void doesTheSameAsRulesAppliedOneByOne() {
        long seed = new Random().nextLong();
        var chain = chain(DEFAULTS.toArray());
        var mixed = chain("number", "strip-html", "width", "collapse-space", "email", "trim");
        var texts = new NastyText(seed);
        for (int i = 0; i < 30_000; i++) {
            var text = texts.next();
            for (var each : List.of(chain, mixed)) {
                if (each.apply(text, cell) != RuleChain.UNSTABLE) {
                    assertThat(cell.text())
                            .as("%s, seed %d", text, seed)
                            .isEqualTo(oneByOne(each.rules(), text));
                }
            }
        }
    }

    private static @Nullable String oneByOne(List<CellRule> rules, String text) {
        @Nullable String before;
        @Nullable String after = text;
        do {
            before = after;
            for (var rule : rules) {
                after = rule.apply(after);
            }
        } while (!Objects.equals(before, after));
        return after;
    }

    @Test
    void keepsALargeCellsMemoryNoLongerThanTheCell() {
        var chain = chain("trim");
        assertThat(chain.apply("x".repeat(1 << 20) + " ", cell)).isOne();
        assertThat(cell.text()).hasSize(1 << 20);
        assertThat(chain.apply(" y", cell)).isOne();
        assertThat(cell.text()).isEqualTo("y");
    }
}
