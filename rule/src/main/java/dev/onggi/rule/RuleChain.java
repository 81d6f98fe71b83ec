package dev.onggi.rule;

import dev.onggi.rule.kind.Doubt;
import dev.onggi.rule.kind.FittingRule;
import dev.onggi.rule.kind.ReadingRule;
import dev.onggi.rule.kind.TriggeredRule;
import dev.onggi.rule.kind.Triggers;
import dev.onggi.spi.CellRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of one column, applied in order until none of them changes the cell any more.
///
/// Repeating makes the chain idempotent although one rule may uncover work for an earlier one.
/// Where rules undo each other (lower case, upper case) a cell never comes to rest; it stays as it
/// was and is marked [#UNSTABLE]. Thread-safe; nothing is allocated for a cell that no rule
/// changes.
public final class RuleChain {
    /// The most rules a chain can have.
    public static final int MOST_RULES = 63;

    /// The bit of a cell on which the rules did not come to rest.
    public static final long UNSTABLE = 1L << 63;

    /// How often a chain is run through before a cell counts as unstable.
    private static final int ROUNDS = 6;

    private final CellRule[] rules;

    /// What each rule waits for; all bits for a rule that does not say.
    private final int[] triggers;

    /// Whether some rules say what they wait for, so that looking for it pays.
    private final boolean scanning;

    /// A chain.
    ///
    /// @param rules the rules in order, at most 63
    /// @throws IllegalArgumentException when there are more
    public RuleChain(List<? extends CellRule> rules) {
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(
                    "a column can have " + MOST_RULES + " rules, not " + rules.size());
        }
        this.rules = rules.toArray(CellRule[]::new);
        this.triggers =
                rules.stream()
                        .mapToInt(r -> r instanceof TriggeredRule t ? t.triggers() : Triggers.ALL)
                        .toArray();
        this.scanning = rules.stream().anyMatch(TriggeredRule.class::isInstance);
    }

    /// The rules.
    ///
    /// @return in order; bit n of a mask stands for rule n
    public List<CellRule> rules() {
        return List.of(rules);
    }

    /// Cleans a cell.
    ///
    /// @param cell the text, or null where the cell is empty
    /// @param into takes the new text; the same object as `cell` where nothing changed
    /// @return a bit for each rule that changed the cell, 0 where none did
    public long apply(@Nullable String cell, CleanCell into) {
        into.start(cell, scanning);
        int count = rules.length;
        long changed = 0;
        int quiet = 0;
        int steps = count * ROUNDS;
        // At rest when every rule but the last one that changed something has left the text alone;
        // that one is idempotent.
        for (int step = 0, i = 0; quiet < count && step < steps; step++) {
            if ((triggers[i] & into.triggers()) != 0 && into.apply(rules[i])) {
                changed |= 1L << i;
                quiet = 0;
            }
            quiet++;
            i = i + 1 == count ? 0 : i + 1;
        }
        if (quiet < count) {
            into.start(cell, false);
            return UNSTABLE;
        }
        return changed == 0 || into.backTo(cell) ? 0 : changed;
    }

    /// Whether every rule that reads values understands a cell, which is then right or can be made
    /// right.
    ///
    /// @param cell the text
    /// @return false where a rule for numbers, dates or the like cannot read it
    public boolean reads(String cell) {
        for (var rule : rules) {
            if (rule instanceof ReadingRule reading && !reading.reads(cell)) {
                return false;
            }
        }
        return true;
    }

    /// Whether some rule depends on the values of its column, so that [#fit] needs them.
    ///
    /// @return false where fitting changes nothing
    public boolean dependsOnValues() {
        return Arrays.stream(rules).anyMatch(FittingRule.class::isInstance);
    }

    /// The chain with its rules fitted to a column, such as to its order of day and month.
    ///
    /// @param values distinct values of the column, or a sample of them, as they are before
    ///   cleaning
    /// @return the fitted chain with what a person has to decide
    public FittedChain fit(Collection<String> values) {
        var fitted = new ArrayList<CellRule>();
        var findings = new ArrayList<Doubt>();
        Collection<String> current = values;
        for (var rule : rules) {
            var own = rule;
            if (rule instanceof FittingRule fitting) {
                var result = fitting.fit(current);
                own = result.rule();
                if (result.finding() != null) {
                    findings.add(result.finding());
                }
            }
            fitted.add(own);
            current = cleaned(own, current);
        }
        return new FittedChain(new RuleChain(fitted), List.copyOf(findings));
    }

    private static Collection<String> cleaned(CellRule rule, Collection<String> values) {
        var cleaned = new ArrayList<String>(values.size());
        for (var value : values) {
            var text = rule.apply(value);
            if (text != null) {
                cleaned.add(text);
            }
        }
        return cleaned;
    }

    /// A chain that has seen its column.
    ///
    /// @param chain the chain to apply
    /// @param findings what a person has to decide, such as an ambiguous order of day and month
    public record FittedChain(RuleChain chain, List<Doubt> findings) {}
}
