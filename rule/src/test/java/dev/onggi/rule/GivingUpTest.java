package dev.onggi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivingUpTest {
    private final RuleChain chain =
            new RuleLanguage(RuleCatalogue.builtIn())
                    .parse(
                            "rules",
                            List.of(Map.of("regex", Map.of("pattern", "^(a|b)*c$", "to", "x"))))
                    .rules()
                    .chain("a", true);

    @Test
    void aCellThatTakesTooMuchStaysAsItIsAndIsTold() {
        var cell = new CleanCell();
        var text = "ab".repeat(50_000);
        assertThat(chain.apply(text, cell)).isZero();
        assertThat(cell.text()).isSameAs(text);
        assertThat(cell.gaveUp()).isTrue();
        assertThat(chain.apply("abc", cell)).isOne();
        assertThat(cell.gaveUp()).isFalse();
    }
}
