package dev.onggi.clean.learn;

import java.util.HashMap;
import java.util.Map;

/// Which sequences of three characters the values of a column are made of.
final class Trigrams {
    private final CodedColumn column;
    private final Map<Integer, Integer> times = new HashMap<>();

    private Trigrams(CodedColumn column) {
        this.column = column;
    }

    static Trigrams of(CodedColumn column) {
        var trigrams = new Trigrams(column);
        int[] counts = column.counts();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] > 0) {
                var text = column.text(id);
                for (int i = -1; i < Math.min(text.length(), 200) - 1; i++) {
                    trigrams.times.merge(key(text, i), 1, Integer::sum);
                }
            }
        }
        return trigrams;
    }

    /// Whether the rare value of a slip holds a sequence there that no other value has.
    boolean odd(Slips.Slip slip) {
        var text = column.text(slip.rare());
        for (int i = Math.max(-1, slip.at() - 2);
                i <= Math.min(slip.at() + 1, text.length() - 2);
                i++) {
            if (times.getOrDefault(key(text, i), 0) <= 1) {
                return true;
            }
        }
        return false;
    }

    private static int key(String text, int at) {
        int key = 0;
        for (int i = at; i < at + 3; i++) {
            key = key * 0x1F35 + (i < 0 || i >= text.length() ? 1 : text.charAt(i));
        }
        return key;
    }
}
