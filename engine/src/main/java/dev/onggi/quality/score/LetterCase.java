package dev.onggi.quality.score;

/// How the cased letters of a text are written, as a set of bits: a text of one capital letter is
/// both upper case and title case. No bit is set where nothing has case or the text is longer than
/// a name, all ways are wrong where the text is [#MIXED].
final class LetterCase {
    static final int LOWER = 1;
    static final int UPPER = 2;
    static final int TITLE = 4;
    static final int MIXED = 8;

    private static final int LONGEST = 80;

    private LetterCase() {}

    static int of(String text) {
        if (text.length() > LONGEST) {
            return 0;
        }
        int ways = LOWER | UPPER | TITLE;
        boolean cased = false;
        boolean wordBegins = true;
        for (int i = 0; i < text.length() && ways != 0; i++) {
            char c = text.charAt(i);
            if (Character.isUpperCase(c)) {
                ways &= wordBegins ? UPPER | TITLE : UPPER;
                cased = true;
            } else if (Character.isLowerCase(c)) {
                ways &= wordBegins ? LOWER : LOWER | TITLE;
                cased = true;
            }
            wordBegins = !Character.isLetterOrDigit(c) && c != '\'';
        }
        if (!cased) {
            return 0;
        }
        return ways == 0 ? MIXED : ways;
    }
}
