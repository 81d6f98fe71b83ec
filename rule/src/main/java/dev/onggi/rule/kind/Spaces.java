package dev.onggi.rule.kind;

/// Which characters are spaces, and which take no room at all.
public final class Spaces {
    private Spaces() {}

    /// A space of any width, a tab or a line end.
    ///
    /// @param c any character
    /// @return whether it is one
    public static boolean wide(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        if (c < '\u0085' || c > '\u3000') {
            return false;
        }
        return c == '\u0085'
                || c == '\u00A0'
                || c == '\u1680'
                || (c >= '\u2000' && c <= '\u200A')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202F'
                || c == '\u205F'
                || c == '\u3000';
    }

    /// An invisible character between words. The joiners U+200C and U+200D are none: emoji and some
    /// scripts are written with them.
    ///
    /// @param c any character
    /// @return whether it is one
    public static boolean invisible(char c) {
        return c >= '\u180E' && (c == '\u200B' || c == '\uFEFF' || c == '\u2060' || c == '\u180E');
    }

    /// A line end.
    ///
    /// @param c any character
    /// @return whether it is one
    public static boolean lineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}
