package dev.onggi.rule.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Text that was read as a Western European encoding but is UTF-8 or Korean.
final class WrongWestern {
    private static final int LAYERS = 3;
    private static final Charset KOREAN = Charset.forName("EUC-KR");

    /// What people really write behind a letter: closing quotes, dashes, an ellipsis, trade marks.
    /// A sequence whose every other character is one of these proves nothing: `CAFÉ…`, `IRMÃ”`.
    private static final String ORDINARY_AFTER_LETTER =
            "\u2018\u2019\u201A\u201C\u201D\u201E\u2026\u2013\u2014\u2022\u2039\u203A\u2122\u00A0"
                    + "\u00A1\u00A9\u00AB\u00AE\u00B0\u00B7\u00BB\u00BF\u00AA\u00BA\u00B2\u00B3\u00B9";

    private WrongWestern() {}

    /// Reads the bytes as UTF-8.
    ///
    /// @return the better text, or null where this is no such damage
    static @Nullable String fromUtf8(String text, byte[] bytes) {
        return fromUtf8(text, bytes, LAYERS);
    }

    private static @Nullable String fromUtf8(String text, byte[] bytes, int layers) {
        boolean proof = false;
        int i = 0;
        while (i < bytes.length) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int size = lead >= 0xC2 && lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            if (lead < 0xC2 || lead > 0xF4 || i + size > bytes.length) {
                return null;
            }
            proof |= proves(text, i, size);
            i += size;
        }
        if (!proof) {
            return null;
        }
        var decoded = decode(bytes, StandardCharsets.UTF_8);
        if (decoded == null || plausible(decoded)) {
            return decoded;
        }
        // Damage done twice shows the bytes of the first damage, controls among them.
        var inner = WesternBytes.of(decoded);
        return inner == null || layers == 0 ? null : fromUtf8(decoded, inner, layers - 1);
    }

    /// Whether the characters of one sequence would not stand side by side by themselves.
    private static boolean proves(String text, int at, int size) {
        for (int k = at + 1; k < at + size; k++) {
            if (ORDINARY_AFTER_LETTER.indexOf(text.charAt(k)) < 0) {
                return true;
            }
        }
        // All ordinary: believe it only right behind a small letter or a digit, where a capital
        // such as the Ã of `naÃ¯ve` or the Â of `25Â°C` cannot be one.
        char lead = text.charAt(at);
        boolean capital = lead >= '\u00C2' && lead <= '\u00DE';
        boolean ranked = at > 0 && insideWord(text.charAt(at - 1));
        return size == 2 && capital && ranked;
    }

    private static boolean insideWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean plausible(String decoded) {
        return decoded.codePoints()
                .allMatch(c ->
                        c < 0x80
                                || (c >= 0xA0
                                        && Character.isDefined(c)
                                        && Character.getType(c) != Character.PRIVATE_USE
                                        && c != 0xFFFD));
    }

    /// Reads the bytes as EUC-KR.
    ///
    /// @return the better text, or null where this is no such damage
    static @Nullable String fromKorean(String text, byte[] bytes) {
        int syllables = 0;
        boolean proof = false;
        int i = 0;
        while (i < bytes.length) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int trail = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            if (lead < 0xA1 || trail < 0xA1) {
                return null;
            }
            if (lead >= 0xB0 && lead <= 0xC8) {
                syllables++;
                proof |= unlikely(text.charAt(i)) || unlikely(text.charAt(i + 1));
            } else if (lead > 0xA3) {
                return null;
            }
            i += 2;
        }
        if (syllables < 2 || !proof) {
            return null;
        }
        return decode(bytes, KOREAN);
    }

    /// Western characters that hardly ever touch a letter.
    private static boolean unlikely(char c) {
        return (c >= '\u00A1' && c <= '\u00BF' && ORDINARY_AFTER_LETTER.indexOf(c) < 0)
                || c == '\u00D7'
                || c == '\u00F7'
                || c == '\u00DE'
                || c == '\u00FE'
                || c == '\u00D0'
                || c == '\u00F0';
    }

    private static @Nullable String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
