package dev.onggi.cli;

/// Two texts in columns of one width, cut so that the place where they differ is seen in both.
///
/// @param before the one
/// @param after the other
record SideBySide(String before, String after) {
    /// What is shown of two texts.
    ///
    /// @param width of each column
    static SideBySide of(String before, String after, int width) {
        if (TextWidth.of(shown(before)) <= width && TextWidth.of(shown(after)) <= width) {
            return new SideBySide(shown(before), shown(after));
        }
        int from = start(before, after, width);
        return new SideBySide(cut(before, from, width), cut(after, from, width));
    }

    /// Where both begin to be shown: at their start, or a third of the width before they differ.
    private static int start(String before, String after, int width) {
        int differs = 0;
        int most = Math.min(before.length(), after.length());
        while (differs < most && before.charAt(differs) == after.charAt(differs)) {
            differs++;
        }
        int from = differs;
        int used = 0;
        while (from > 0) {
            int c = before.codePointBefore(from);
            used += TextWidth.of(Character.toString(c));
            if (used > width / 3) {
                break;
            }
            from -= Character.charCount(c);
        }
        boolean fits = TextWidth.of(before.substring(0, differs)) < width - width / 3;
        return fits ? 0 : from;
    }

    private static String cut(String text, int from, int width) {
        var rest = from == 0 ? text : "…" + text.substring(Math.min(from, text.length()));
        return TextWidth.fit(shown(rest), width);
    }

    private static String shown(String text) {
        return text.replace("\r", "␍").replace("\n", "⏎").replace("\t", "⇥");
    }
}
