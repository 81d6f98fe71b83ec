package dev.onggi.rule.text;

import dev.onggi.rule.kind.Triggers;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Korean UTF-8 text that was read as CP949.
///
/// The first byte of a Hangul syllable in UTF-8 is the lead byte of a Chinese character in CP949,
/// so such damage always shows ideographs, and right Korean text never happens to be UTF-8 with
/// Hangul in it.
final class WrongKorean {
    private static final Charset CP949 = Charset.forName("x-windows-949");

    private WrongKorean() {}

    /// Reads the bytes as UTF-8.
    ///
    /// @return the better text, or null where this is no such damage
    static @Nullable String fromUtf8(String text) {
        try {
            var bytes = CP949.newEncoder().encode(CharBuffer.wrap(text));
            var copy = bytes.duplicate();
            var decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return plausible(decoded) && exact(copy, text) ? decoded : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean exact(ByteBuffer bytes, String text) throws CharacterCodingException {
        return CP949.newDecoder().decode(bytes).toString().equals(text);
    }

    /// Hangul, and nothing that this damage cannot have hidden.
    private static boolean plausible(String decoded) {
        boolean hangul = false;
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            if (c >= '\uAC00' && c <= '\uD7A3') {
                hangul = true;
            } else if (Triggers.ideograph(c) || (c >= '\u0080' && c < '\u00A0') || c == '\uFFFD') {
                return false;
            }
        }
        return hangul;
    }
}
