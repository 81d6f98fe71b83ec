package dev.onggi.rule.text;

import dev.onggi.spi.CellRule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Lower case, upper case or a capital at the start of each word; Hangul has no case and is never
/// looked at.
///
/// @param form which case
record ChangeCase(Form form) implements CellRule {
    /// The cases a text can be put in.
    enum Form {
        LOWER,
        UPPER,
        TITLE
    }

    @Override
    public String name() {
        return "case";
    }

    @Override
    public boolean mayChange(String cell) {
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < 0x80) {
                if (switch (form) {
                    case LOWER -> c >= 'A' && c <= 'Z';
                    case UPPER -> c >= 'a' && c <= 'z';
                    case TITLE -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
                }) {
                    return true;
                }
            } else if (c < '\u2E80' || (c >= '\uA640' && (c < '\uAC00' || c > '\uD7A3'))) {
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
        var changed =
                switch (form) {
                    case LOWER -> cell.toLowerCase(Locale.ROOT);
                    case UPPER -> cell.toUpperCase(Locale.ROOT);
                    case TITLE -> title(cell);
                };
        return changed.equals(cell) ? cell : changed;
    }

    private static String title(String cell) {
        var text = new StringBuilder(cell.length());
        boolean inWord = false;
        int i = 0;
        while (i < cell.length()) {
            int c = cell.codePointAt(i);
            i += Character.charCount(c);
            text.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inWord = inWord ? continues(c) : Character.isLetterOrDigit(c);
        }
        return text.toString();
    }

    private static boolean continues(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || c == '\''
                || c == '\u2019'
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
