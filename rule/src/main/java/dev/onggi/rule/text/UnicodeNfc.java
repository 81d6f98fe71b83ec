package dev.onggi.rule.text;

import dev.onggi.spi.CellRule;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Composes characters (NFC): a Hangul syllable typed on macOS as two or three letters, an `e` with
/// a combining accent.
final class UnicodeNfc implements CellRule {
    @Override
    public String name() {
        return "unicode-nfc";
    }

    @Override
    public boolean mayChange(String cell) {
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c >= '\u0300' && !composed(c)) {
                return true;
            }
        }
        return false;
    }

    /// Blocks without a character that NFC changes or that combines with the one before it.
    private static boolean composed(char c) {
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

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell)) {
            return cell;
        }
        var hangul = HangulLetters.compose(cell);
        if (hangul != null) {
            return hangul.length() == cell.length() ? cell : hangul;
        }
        if (Normalizer.isNormalized(cell, Normalizer.Form.NFC)) {
            return cell;
        }
        var composed = Normalizer.normalize(cell, Normalizer.Form.NFC);
        return composed.equals(cell) ? cell : composed;
    }

    /// Whether a character needs the general algorithm: neither composed already nor a Hangul
    /// letter.
    static boolean needsNormalizer(char c) {
        return c >= '\u0300' && !composed(c) && !HangulLetters.letter(c);
    }
}
