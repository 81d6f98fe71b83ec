package dev.onggi.rule.kind;

/// Which characters Unicode normalization leaves alone whatever stands beside them.
final class Composition {
    private Composition() {}

    /// Blocks without a character that NFC changes or that combines with the one before it.
    static boolean settled(char c) {
        if (c < '\u0300') {
            return true;
        }
        if (c >= '\uAC00') {
            // Hangul syllables, emoji (U+1F000 to U+1FBFF, lead D83C to D83E) and full-width forms.
            return c <= '\uD7A3'
                    || (c >= '\uDC00' && c <= '\uDFFF')
                    || (c >= '\uD83C' && c <= '\uD83E')
                    || c >= '\uFF00';
        }
        if (c >= '\u3000') {
            return c >= '\u3400'
                    ? c <= '\uA48C'
                    : c <= '\u3029' || (c >= '\u3030' && c <= '\u3098') || c >= '\u309B';
        }
        return (c >= '\u2002' && c <= '\u20CF')
                || (c >= '\u2100' && c <= '\u2125')
                || (c >= '\u212C' && c <= '\u2328')
                || (c >= '\u232B' && c <= '\u2ADB')
                || (c >= '\u0400' && c <= '\u0482');
    }
}
