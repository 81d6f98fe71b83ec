package dev.onggi.quality.truth;

import org.jspecify.annotations.Nullable;

/// When two cells count as the same: after white space around them is stripped, an empty cell being
/// the same as an empty text.
final class Cells {
    private static final char NEXT_LINE = '\u0085';

    private Cells() {}

    static boolean same(@Nullable String one, @Nullable String other) {
        var a = one == null ? "" : one;
        var b = other == null ? "" : other;
        return a.equals(b) || strip(a).equals(strip(b));
    }

    static boolean empty(@Nullable String cell) {
        return cell == null || strip(cell).isEmpty();
    }

    /// White space as Unicode and Python's `str.strip` see it, no-break spaces included.
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && space(text.charAt(from))) {
            from++;
        }
        while (to > from && space(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }
}
