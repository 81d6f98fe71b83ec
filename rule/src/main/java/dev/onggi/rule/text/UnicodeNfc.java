package dev.onggi.rule.text;

import dev.onggi.rule.kind.BufferRule;
import dev.onggi.rule.kind.TextBuffer;
import dev.onggi.rule.kind.Triggers;
import java.text.Normalizer;

/// Composes characters (NFC): a Hangul syllable typed on macOS as two or three letters, an `e` with
/// a combining accent.
final class UnicodeNfc implements BufferRule {
    @Override
    public String name() {
        return "unicode-nfc";
    }

    @Override
    public int triggers() {
        return Triggers.UNCOMPOSED;
    }

    @Override
    public boolean apply(TextBuffer text) {
        if (HangulLetters.sufficient(text)) {
            return HangulLetters.compose(text);
        }
        var cell = text.toString();
        if (Normalizer.isNormalized(cell, Normalizer.Form.NFC)) {
            return false;
        }
        var composed = Normalizer.normalize(cell, Normalizer.Form.NFC);
        if (composed.equals(cell)) {
            return false;
        }
        text.set(composed);
        text.look();
        return true;
    }
}
