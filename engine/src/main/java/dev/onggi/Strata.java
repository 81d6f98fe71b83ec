package dev.onggi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// Draws from values so that each form among them has its part: ordered by form, and within a form
/// by chance, every n-th is drawn.
final class Strata {
    private static final int LONGEST = 24;

    private Strata() {}

    /// The positions drawn.
    ///
    /// @param values distinct texts
    /// @param wanted how many at most
    /// @return in ascending order
    static List<Integer> draw(List<String> values, int wanted, long seed) {
        var random = new Random(seed);
        var byForm = new TreeMap<String, List<Integer>>();
        for (int i = 0; i < values.size(); i++) {
            byForm.computeIfAbsent(form(values.get(i)), f -> new ArrayList<>()).add(i);
        }
        var ordered = new ArrayList<Integer>();
        for (var positions : byForm.values()) {
            java.util.Collections.shuffle(positions, random);
            ordered.addAll(positions);
        }
        int count = Math.min(wanted, ordered.size());
        double step = count == 0 ? 0 : (double) ordered.size() / count;
        double start = random.nextDouble() * step;
        var drawn = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            drawn.add(ordered.get((int) Math.min(ordered.size() - 1.0, start + i * step)));
        }
        drawn.sort(Comparator.naturalOrder());
        return drawn;
    }

    /// How a text is made: letters, digits and marks, each run as one.
    static String form(String text) {
        var form = new StringBuilder();
        text.codePoints()
                .limit(200)
                .map(Strata::kind)
                .forEach(kind -> {
                    if (form.length() < LONGEST
                            && (form.isEmpty() || form.charAt(form.length() - 1) != kind)) {
                        form.append((char) kind);
                    }
                });
        return form.toString();
    }

    private static int kind(int c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        if (Character.isLetter(c)) {
            return c >= 0xAC00 && c <= 0xD7A3 ? '가' : 'a';
        }
        return Character.isWhitespace(c) ? ' ' : c < 0x80 ? c : '?';
    }
}
