package dev.onggi.sql;

/// A place in a query.
///
/// @param line from 1, or 0 where it is not known
/// @param column in characters from 1, or 0
/// @param snippet the line with a caret below the place, on lines of their own; empty where it is
///   not known
record Caret(int line, int column, String snippet) {
    private static final int SHOWN = 100;
    private static final int SHOWN_BEFORE = 60;
    private static final Caret UNKNOWN = new Caret(0, 0, "");

    /// The place of a character.
    static Caret at(String query, int character) {
        var before = query.substring(0, character);
        int start = before.lastIndexOf('\n') + 1;
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int end = query.indexOf('\n', start);
        var text = (end < 0 ? query.substring(start) : query.substring(start, end)).stripTrailing();
        int column = Math.min(character - start, text.length());
        return new Caret(line, column + 1, snippet(text, column));
    }

    static Caret unknown() {
        return UNKNOWN;
    }

    private static String snippet(String line, int column) {
        int from = Math.max(0, column - SHOWN_BEFORE);
        var shown = line.substring(from, Math.min(line.length(), from + SHOWN)).replace('\t', ' ');
        int width = shown.substring(0, column - from).chars().map(Caret::width).sum();
        return "\n    " + shown + "\n    " + " ".repeat(width) + "^";
    }

    /// Hangul and other wide letters take two places on a terminal.
    private static int width(int c) {
        boolean wide =
                between(c, 0x1100, 0x115F)
                        || between(c, 0x2E80, 0xA4CF)
                        || between(c, 0xAC00, 0xD7A3)
                        || between(c, 0xF900, 0xFAFF)
                        || between(c, 0xFE30, 0xFE6F)
                        || between(c, 0xFF00, 0xFF60);
        return wide ? 2 : 1;
    }

    private static boolean between(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
