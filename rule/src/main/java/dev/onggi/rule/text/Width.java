package dev.onggi.rule.text;

import dev.onggi.rule.kind.FullWidth;
import dev.onggi.spi.CellRule;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Turns full-width ASCII and half-width Katakana and Hangul into their ordinary forms.
///
/// @param kana whether half-width Katakana and Hangul are widened
record Width(boolean kana) implements CellRule {
    @Override
    public String name() {
        return "width";
    }

    @Override
    public boolean mayChange(String cell) {
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c == '\u3000' || (c > '\uFF00' && c <= '\uFFEE')) {
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
        var text = new StringBuilder(cell.length());
        int i = 0;
        while (i < cell.length()) {
            char c = cell.charAt(i);
            int end = i;
            while (end < cell.length() && half(cell.charAt(end))) {
                end++;
            }
            if (end > i) {
                var run = cell.substring(i, end);
                text.append(kana ? Normalizer.normalize(run, Normalizer.Form.NFKC) : run);
                i = end;
            } else {
                text.append(sign(FullWidth.fold(c)));
                i++;
            }
        }
        var wide = text.toString();
        return wide.equals(cell) ? cell : wide;
    }

    private static boolean half(char c) {
        return c >= '\uFF61' && c <= '\uFFDC';
    }

    private static char sign(char c) {
        return switch (c) {
            case '\uFFE0' -> '\u00A2';
            case '\uFFE1' -> '\u00A3';
            case '\uFFE2' -> '\u00AC';
            case '\uFFE4' -> '\u00A6';
            case '\uFFE5' -> '\u00A5';
            case '\uFFE6' -> '\u20A9';
            default -> c;
        };
    }
}
