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

    /// Which numbers of a column stand for nothing.
    static boolean[] of(CodedColumn column) {
        boolean[] blank = new boolean[column.size()];
        for (int id = 0; id < blank.length; id++) {
            blank[id] = id == CodedColumn.EMPTY || word(column.text(id));
        }
        return blank;
    }
}
