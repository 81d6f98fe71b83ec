package dev.onggi.testkit.errors;

import java.text.Normalizer;
import java.util.Locale;
import java.util.SplittableRandom;

/// The same letters written in another way.
final class Writing {
    private static final String[] SPACES = {"  ", "\u00a0", "\u3000", "\t", ""};
    private static final int FULL_WIDTH = 0xFEE0;

    private Writing() {}

    /// Where there is no space, one is put in, but not at the ends.
    static String spacing(Spot spot, SplittableRandom random) {
        var text = spot.text().strip();
        int from = random.nextInt(text.length());
        int found = text.indexOf(' ', from);
        int space = found < 0 ? text.indexOf(' ') : found;
        if (space >= 0) {
            var by = SPACES[random.nextInt(SPACES.length)];
            return text.substring(0, space) + by + text.substring(space + 1);
        }
        if (text.length() < 2 || Character.isSurrogate(text.charAt(Math.max(1, from)))) {
            return text;
        }
        return text.substring(0, Math.max(1, from)) + " " + text.substring(Math.max(1, from));
    }

    static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    /// Letters and digits, all of them or one run.
    static String fullWidth(Spot spot, SplittableRandom random) {
        var text = spot.text();
        boolean digitsOnly = random.nextBoolean() && text.chars().anyMatch(Writing::digit);
        var wide = new StringBuilder();
        text.chars()
                .map(c -> digit(c) || (letter(c) && !digitsOnly) ? c + FULL_WIDTH : c)
                .forEach(c -> wide.append((char) c));
        return wide.toString();
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    static String letterCase(Spot spot, SplittableRandom random) {
        var text = spot.text();
        var upper = text.toUpperCase(Locale.ROOT);
        var lower = text.toLowerCase(Locale.ROOT);
        if (text.equals(upper)) {
            return lower;
        }
        return text.equals(lower) || random.nextBoolean() ? upper : lower;
    }
}
