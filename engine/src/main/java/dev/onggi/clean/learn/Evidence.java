package dev.onggi.clean.learn;

import dev.onggi.rule.EditDistance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a table itself says about changing a value of a column into another one: whether both can
/// be the same thing, and whether the column usually writes it the other way.
final class Evidence {
    private static final int ESTABLISHED = 3;
    private static final int TIMES = 2;
    private static final int CLEARLY = 5;
    private static final int LONG = 8;
    private static final double NEARLY_ALL = 0.9;

    private final Table table;
    private final CodedColumn column;
    private final int[] counts;
    private final Map<String, Integer> shapes = new HashMap<>();
    private final Company company;
    private int digits;
    private int spoken;

    Evidence(Table table, CodedColumn column) {
        this.table = table;
        this.column = column;
        this.counts = column.counts().clone();
        this.company = new Company(table, column);
        for (int id = 1; id < counts.length; id++) {
            if (counts[id] > 0) {
                var text = column.text(id);
                shapes.merge(Shape.of(text), counts[id], Integer::sum);
                digits += hasDigit(text) ? counts[id] : 0;
                spoken += speaks(text) ? counts[id] : 0;
            }
        }
    }

    /// Whether the table supports a change.
    ///
    /// @param from the number of the value
    /// @param to what it is to become; empty for an empty cell
    boolean supports(int from, String to) {
        var text = column.text(from);
        if (to.isEmpty()) {
            return saysNothing(from, text);
        }
        int known = Math.max(0, column.find(to));
        int times = known == 0 || known >= counts.length ? 0 : counts[known];
        boolean usual =
                (times >= ESTABLISHED && times >= TIMES * counts[from])
                        || cells(Shape.of(to)) >= TIMES * cells(Shape.of(text));
        if (usual && (sameLetters(text, to) || sameNumbers(text, to))) {
            return true;
        }
        boolean clearly = times >= ESTABLISHED && times >= CLEARLY * counts[from];
        return clearly && (nearlySame(text, to) || company.replaces(from, known));
    }

    private int cells(String shape) {
        return shapes.getOrDefault(shape, 0);
    }

    /// A mark without letters among values that have some, or a word that stands in columns of
    /// other contents too.
    private boolean saysNothing(int from, String text) {
        int others = column.filled() - counts[from];
        if (counts[from] < ESTABLISHED || others == 0) {
            return false;
        }
        if (!speaks(text)) {
            return spoken >= NEARLY_ALL * others;
        }
        boolean foreign = !hasDigit(text) && digits >= NEARLY_ALL * others;
        return elsewhere(text) >= (foreign ? 1 : 2);
    }

    private long elsewhere(String text) {
        return table.columns().stream()
                .filter(other -> other != column)
                .filter(other -> {
                    int id = other.find(text);
                    return id > 0 && other.counts()[id] >= ESTABLISHED;
                })
                .count();
    }

    private static boolean sameLetters(String text, String to) {
        var bones = VariantLearner.bones(text);
        return !bones.isEmpty() && bones.equals(VariantLearner.bones(to));
    }

    /// The same numbers in any order and with any signs around them; words may have become numbers,
    /// as names of months do.
    private static boolean sameNumbers(String text, String to) {
        var before = numbers(text);
        var after = numbers(to);
        if (before.isEmpty()) {
            return false;
        }
        if (String.join("", before).equals(String.join("", after))) {
            return true;
        }
        var left = new ArrayList<>(after);
        return before.stream().allMatch(left::remove) && left.size() <= 1;
    }

    private static List<String> numbers(String text) {
        var numbers = new ArrayList<String>();
        for (var number : text.split("[^0-9]+", -1)) {
            if (!number.isEmpty()) {
                numbers.add(number.replaceFirst("^0+(?=.)", ""));
            }
        }
        return numbers;
    }

    private static boolean nearlySame(String text, String to) {
        int most = Math.min(text.length(), to.length()) >= LONG ? 2 : 1;
        return !hasDigit(text)
                && !hasDigit(to)
                && Math.min(text.length(), to.length()) > most + 1
                && EditDistance.between(text, to) <= most;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static boolean speaks(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
