package dev.onggi.quality.score;

import java.text.Normalizer;

/// Finds what does not belong into any cell: white space around it or doubled in it, invisible and
/// broken characters, full-width letters and digits, markup, and Unicode that is not in normal form
/// C.
final class StrayMarks {
    private static final int LONGEST_ENTITY = 10;

    private StrayMarks() {}

    static boolean in(String text) {
        boolean composed = true;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7e ? wrongLetter(c) : wrongAscii(text, i, before)) {
                return true;
            }
            composed &= composed(c);
            before = c;
        }
        return blank(before) || (!composed && !Normalizer.isNormalized(text, Normalizer.Form.NFC));
    }

    /// Whether a character never takes part in composition, as most letters in use: then the slow
    /// test of the normal form is not needed.
    private static boolean composed(char c) {
        return c < 0x300 || (c >= '가' && c <= '힣') || (c >= 0x4e00 && c <= 0x9fff);
    }

    private static boolean wrongAscii(String text, int at, char before) {
        char c = text.charAt(at);
        return switch (c) {
            case ' ', '\t' -> before == ' ' || before == '\t';
            case '\n', '\r' -> at == 0;
            case '<' -> tag(text, at + 1);
            case '&' -> entity(text, at + 1);
            default -> c < ' ';
        };
    }

    private static boolean wrongLetter(char c) {
        return c <= 0xa0
                || (c >= 0x200b && c <= 0x200c)
                || c == 0x2060
                || c == 0x3000
                || c == 0xfeff
                || c == 0xfffd
                || (c >= 0xff10 && c <= 0xff19)
                || (c >= 0xff21 && c <= 0xff3a)
                || (c >= 0xff41 && c <= 0xff5a);
    }

    private static boolean blank(char last) {
        return last == ' ' || last == '\t' || last == '\n' || last == '\r';
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean tag(String text, int from) {
        if (from >= text.length()) {
            return false;
        }
        char first = text.charAt(from);
        boolean opens = letter(first) || first == '/' || first == '!';
        return opens && text.indexOf('>', from) > 0;
    }

    private static boolean entity(String text, int from) {
        int end = text.indexOf(';', from, Math.min(text.length(), from + LONGEST_ENTITY));
        if (end <= from) {
            return false;
        }
        for (int i = text.charAt(from) == '#' ? from + 1 : from; i < end; i++) {
            char c = text.charAt(i);
            if (!letter(c) && (c < '0' || c > '9')) {
                return false;
            }
        }
        return end > from + 1;
    }
}
