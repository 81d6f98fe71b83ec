package dev.onggi.cli;

/// How wide text stands on a terminal: Hangul, ideographs and emoji take two columns, combining
/// marks none.
final class TextWidth {
    private TextWidth() {}

    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += of(c);
            i += Character.charCount(c);
        }
        return width;
    }

    private static int of(int c) {
        if (c < 0x300) {
            return c < 0x20 ? 0 : 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || (c >= 0x1160 && c <= 0x11FF)) {
            return 0;
        }
        boolean wide =
                (c >= 0x1100 && c <= 0x115F)
                        || (c >= 0x2E80 && c <= 0xA4CF)
                        || (c >= 0xAC00 && c <= 0xD7A3)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0xFE30 && c <= 0xFE6F)
                        || (c >= 0xFF01 && c <= 0xFF60)
                        || (c >= 0xFFE0 && c <= 0xFFE6)
                        || (c >= 0x1F300 && c <= 0x1FAFF)
                        || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    /// Text cut to a width, with `…` where something is missing; line ends and tabs shown as marks.
    static String fit(String text, int width) {
        var shown = text.replace("\r", "␍").replace("\n", "⏎").replace("\t", "⇥");
        if (of(shown) <= width) {
            return shown;
        }
        var cut = new StringBuilder();
        int used = 0;
        for (int i = 0; i < shown.length(); ) {
            int c = shown.codePointAt(i);
            if (used + of(c) > width - 1) {
                break;
            }
            cut.appendCodePoint(c);
            used += of(c);
            i += Character.charCount(c);
        }
        return cut.append('…').toString();
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }
}
