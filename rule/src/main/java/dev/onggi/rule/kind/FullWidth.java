package dev.onggi.rule.kind;

/// Full-width ASCII, as Korean and Japanese input methods write it, to plain ASCII.
public final class FullWidth {
    private static final int SHIFT = '\uFF01' - '!';

    private FullWidth() {}

    /// Folds one character.
    ///
    /// @param c any character
    /// @return its ASCII twin where it is full-width ASCII or the ideographic space, else itself
    public static char fold(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - SHIFT);
        }
        return c == '\u3000' ? ' ' : c;
    }

    /// Folds a text.
    ///
    /// @param text any text
    /// @return the text itself where there is nothing full-width in it
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i)) {
                var chars = text.toCharArray();
                for (int k = i; k < chars.length; k++) {
                    chars[k] = fold(chars[k]);
                }
                return new String(chars);
            }
        }
        return text;
    }
}
