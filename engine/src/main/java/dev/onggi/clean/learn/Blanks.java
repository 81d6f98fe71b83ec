package dev.onggi.clean.learn;

import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.RuleLanguage;
import dev.onggi.spi.CellRule;
import java.util.List;

/// Values that stand for nothing, such as `N/A`.
final class Blanks {
    private static final CellRule WORDS =
            new RuleLanguage(RuleCatalogue.builtIn())
                    .parse("rules", List.of("null-tokens"))
                    .rules()
                    .chain("", true)
                    .rules()
                    .getFirst();

    private Blanks() {}

    /// Whether a value says in a word that there is none.
    static boolean word(String text) {
        return WORDS.apply(text) == null;
    }
}
