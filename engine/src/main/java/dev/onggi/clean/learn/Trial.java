package dev.onggi.clean.learn;

import dev.onggi.rule.kind.Bilingual;
import dev.onggi.spi.CellRule;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tests a written rule on cells, on the rows that its writer saw and on those held back.
final class Trial {
    private final int rows;
    private int changed;
    private int supported;
    private int held;
    private int heldSupported;
    private boolean settled = true;

    private Trial(int rows) {
        this.rows = rows;
    }

    static Trial of(CellRule rule, CodedColumn column, Evidence evidence) {
        var trial = new Trial(column.rows());
        int[] counts = column.counts().clone();
        int[] heldCounts = new int[counts.length];
        for (int row = 0; row < column.rows(); row++) {
            heldCounts[column.id(row)] += Portrait.holdsBack(row) ? 1 : 0;
        }
        var lost = new HashSet<String>();
        for (int id = 1; id < counts.length; id++) {
            var text = column.text(id);
            var to = counts[id] == 0 ? text : written(rule, text);
            if (!to.equals(text)) {
                trial.settled &= to.equals(written(rule, to));
                boolean supports = evidence.supports(id, to) && sameUnit(text, to, lost);
                trial.add(counts[id], heldCounts[id], supports);
            }
        }
        return trial;
    }

    private static String written(CellRule rule, String text) {
        var to = text.isEmpty() ? null : rule.apply(text);
        return to == null ? "" : to;
    }

    /// Words that stand beside a number and fall away have to be the same everywhere: `kg` beside
    /// some and `lb` beside others say something.
    private static boolean sameUnit(String text, String to, Set<String> lost) {
        var words = words(text);
        boolean falls = !words.isEmpty() && !to.isEmpty() && words(to).isEmpty();
        boolean number = to.chars().allMatch(c -> Character.isDigit(c) || ".,-".indexOf(c) >= 0);
        if (!falls || !number) {
            return true;
        }
        lost.add(words);
        return lost.size() == 1;
    }

    private static String words(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private void add(int cells, int heldCells, boolean supports) {
        changed += cells;
        held += heldCells;
        supported += supports ? cells : 0;
        heldSupported += supports ? heldCells : 0;
    }

    /// The share of its changes that the table supports, a lower bound.
    double precision() {
        return Bounds.lower(supported, changed);
    }

    /// Why the rule is not to be used.
    ///
    /// @param least the share of its changes that the table must support
    Optional<Bilingual> objection(double least) {
        if (changed == 0) {
            return objection("it changes nothing here", "이 표에서 바꾸는 셀이 없습니다");
        }
        if (!settled) {
            return objection("applied again it changes more", "다시 적용하면 또 바꿉니다");
        }
        if (changed > Learning.BUDGET * rows) {
            return objection("it changes more than half of the column", "열의 절반 넘게 바꿉니다");
        }
        if (held == 0 || heldSupported < least * held) {
            return objection(
                    "of %d changes in the rows held back the table supports %d"
                            .formatted(held, heldSupported),
                    "따로 떼어 둔 행에서 바꾸는 셀 %d개 가운데 표가 뒷받침하는 것은 %d개뿐입니다".formatted(held, heldSupported));
        }
        if (precision() < least) {
            return objection(
                    "of %d changes the table supports %d, too few to be sure"
                            .formatted(changed, supported),
                    "바꾸는 셀 %d개 가운데 표가 뒷받침하는 것이 %d개라 믿기에 모자랍니다".formatted(changed, supported));
        }
        return Optional.empty();
    }

    private static Optional<Bilingual> objection(String english, String korean) {
        return Optional.of(new Bilingual(english, korean));
    }
}
