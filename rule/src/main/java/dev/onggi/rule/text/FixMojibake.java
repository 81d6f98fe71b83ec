package dev.onggi.rule.text;

import dev.onggi.rule.kind.TriggeredRule;
import dev.onggi.rule.kind.Triggers;
import org.jspecify.annotations.Nullable;

/// Repairs text whose bytes were read in the wrong encoding, wherever the bytes can be had back
/// exactly and reading them rightly makes clearly better text.
///
/// A cell is repaired whole or not at all. Damage done twice is repaired twice.
final class FixMojibake implements TriggeredRule {
    private static final int LAYERS = 4;

    @Override
    public String name() {
        return "fix-mojibake";
    }

    @Override
    public int triggers() {
        return Triggers.DAMAGE;
    }

    /// Looks for a pair of neighbours that damage always leaves: two Western characters above ASCII
    /// (bytes of one character shown apart), or an ideograph (bytes of two syllables shown as one).
    @Override
    public boolean mayChange(String cell) {
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < '\u00A1' || (c >= '\uAC00' && c <= '\uD7A3')) {
                continue;
            }
            if (c <= '\u00F4') {
                if (i + 1 < length && cell.charAt(i + 1) >= '\u0080') {
                    return true;
                }
            } else if (Triggers.ideograph(c)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell)) {
            return cell;
        }
        var text = cell;
        for (int layer = 0; layer < LAYERS; layer++) {
            var better = better(text);
            if (better == null) {
                return text;
            }
            text = better;
        }
        return better(text) == null ? text : cell;
    }

    private static @Nullable String better(String text) {
        var bytes = WesternBytes.of(text);
        if (bytes != null) {
            var utf8 = WrongWestern.fromUtf8(text, bytes);
            return utf8 != null ? utf8 : WrongWestern.fromKorean(text, bytes);
        }
        return WrongKorean.fromUtf8(text);
    }
}
