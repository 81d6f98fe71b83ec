package dev.onggi.rule.text;

import org.jspecify.annotations.Nullable;

/// The bytes of a text that was read as windows-1252 or ISO 8859-1, which differ in 0x80 to 0x9F
/// only; readers mix them, so both forms of those bytes are accepted.
final class WesternBytes {
    private static final String WINDOWS_1252 =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D"
                    + "\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161"
                    + "\u203A\u0153\u009D\u017E\u0178";

    private WesternBytes() {}

    /// The bytes, or null where a character has none.
    static byte @Nullable [] of(String text) {
        int length = text.length();
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int b = of(text.charAt(i));
            if (b < 0) {
                return null;
            }
            bytes[i] = (byte) b;
        }
        return bytes;
    }

    private static int of(char c) {
        if (c <= '\u00FF') {
            return c;
        }
        if (c > '\u2122') {
            return -1;
        }
        int index = WINDOWS_1252.indexOf(c);
        return index < 0 ? -1 : 0x80 + index;
    }
}
