package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Values that stand out in their column, though nothing says what they should be: words for
/// nothing, gaps where there are hardly any, values that look like no other, and rare ones in a
/// column of few values.
final class Oddities {
    /// A word for nothing in so many cells may be a value like any other.
    private static final double USUAL = 0.05;

    /// Gaps in more cells than that are the column's nature.
    private static final double GAPS = 0.05;

    /// Of a column whose values look alike or are few, so many cells must.
    private static final double NEARLY_ALL = 0.95;

    private static final double EXACTLY = 0.93;
    private static final int FEW_VALUES = 200;
    private static final int OFTEN = 20;
    private static final int ONCE_OR_TWICE = 2;
    private static final int A_FEW = 5;
    private static final int FEWEST_ROWS = 50;
    private static final int DISTINCT = 50_000;
    private static final int LONGEST = 60;

    private static final String LOOK = "form";
    private static final String RARE = "category";
    private static final String GAP = "missing";

    /// Whether a reason says nothing of what the cell should be.
    static boolean unexplained(String reason) {
        return reason.equals(LOOK) || reason.equals(RARE) || reason.equals(GAP);
    }

    /// A value that stands out.
    ///
    /// @param id its number; that of the empty cell for gaps
    record Odd(int id, String reason) {}

    private final CodedColumn column;
    private final int[] counts;
    private final Map<Integer, Odd> found = new HashMap<>();

    private Oddities(CodedColumn column) {
        this.column = column;
        this.counts = column.counts();
    }

    /// The values of a column that stand out, by their numbers.
    static Map<Integer, Odd> of(CodedColumn column) {
        if (column.rows() < FEWEST_ROWS || column.size() > DISTINCT) {
            return Map.of();
        }
        var odd = new Oddities(column);
        odd.blanks();
        looks(column).forEach(odd.found::putIfAbsent);
        odd.category();
        return odd.found;
    }

    /// The values of a column that look like hardly any other.
    static Map<Integer, Odd> looks(CodedColumn column) {
        if (column.rows() < FEWEST_ROWS || column.size() > DISTINCT) {
            return Map.of();
        }
        var odd = new Oddities(column);
        odd.looks(TemplateLearner::template, EXACTLY);
        odd.looks(Shape::of, NEARLY_ALL);
        return odd.found;
    }

    private void blanks() {
        var words = new ArrayList<Integer>();
        int cells = 0;
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] > 0 && column.blank(id)) {
                words.add(id);
                cells += counts[id];
            }
        }
        if (cells <= USUAL * column.rows()) {
            words.forEach(id -> found.put(id, new Odd(id, "null-word")));
        }
        int gaps = column.rows() - column.filled();
        if (gaps > 0 && gaps <= GAPS * column.rows()) {
            found.put(CodedColumn.EMPTY, new Odd(CodedColumn.EMPTY, GAP));
        }
    }

    /// Values that look otherwise than nearly all others, each look hardly ever met.
    private void looks(Function<String, String> look, double share) {
        var cells = new HashMap<String, Integer>();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] > 0 && !column.blank(id) && column.text(id).length() <= LONGEST) {
                cells.merge(look.apply(column.text(id)), counts[id], Integer::sum);
            }
        }
        int most = cells.values().stream().mapToInt(n -> n).max().orElse(0);
        if (most < share * column.filled()) {
            return;
        }
        for (int id = 1; id < column.size(); id++) {
            var text = column.text(id);
            if (counts[id] > 0
                    && counts[id] <= A_FEW
                    && text.length() <= LONGEST
                    && cells.getOrDefault(look.apply(text), most) * OFTEN < most) {
                found.putIfAbsent(id, new Odd(id, LOOK));
            }
        }
    }

    /// Numbers and codes are no categories, though few may be usual.
    private boolean words(int id) {
        return column.text(id).chars().noneMatch(Character::isDigit);
    }

    private void category() {
        int frequent = 0;
        int covered = 0;
        var rare = new ArrayList<Integer>();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] >= OFTEN) {
                frequent++;
                covered += counts[id];
            } else if (counts[id] > 0 && counts[id] <= ONCE_OR_TWICE && words(id)) {
                rare.add(id);
            }
        }
        if (frequent > 0 && frequent <= FEW_VALUES && covered >= NEARLY_ALL * column.filled()) {
            rare.forEach(id -> found.putIfAbsent(id, new Odd(id, RARE)));
        }
    }
}
