package dev.onggi.data.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The beginning of a text read in one charset, and how likely that reading is.
///
/// @param writing the charset
/// @param bits what all letters cost, less is likelier
/// @param letters how many stand outside ASCII
/// @param breaks places where bytes do not fit the charset
/// @param letterBits what the letters outside ASCII cost
record CharsetReading(Writing writing, long bits, int letters, int breaks, long letterBits) {
    private static final int ASCII_BITS = 5;
    private static final int BREAK_BITS = 30;

    /// Stands for bytes that do not fit; no charset has it among its letters.
    private static final char BROKEN = '\uFFFE';

    /// Reads the first bytes of a text, which may end within a letter.
    static CharsetReading of(byte[] head, Writing writing) {
        var text = decoded(head, writing);
        long bits = 0;
        long letterBits = 0;
        int letters = 0;
        int breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i == 0 ? '\n' : text.charAt(i - 1);
            if (c == BROKEN) {
                breaks++;
                bits += BREAK_BITS;
            } else if (c < 0x80) {
                bits += ASCII_BITS;
            } else {
                char behind = i + 1 == text.length() ? '\n' : text.charAt(i + 1);
                int own = writing.bits(c) + strangeness(writing, before, c, behind);
                letters++;
                letterBits += own;
                bits += own;
            }
        }
        return new CharsetReading(writing, bits, letters, breaks, letterBits);
    }

    /// Whether everything fits the charset, or nearly everything does and looks like what people
    /// write in it: a file of thousands of Korean rows and one wrong byte is Korean.
    boolean fits() {
        return breaks == 0 || (letters >= 4 * breaks && looksUsual());
    }

    /// Whether the text looks like what people write in the charset.
    boolean looksUsual() {
        return letterBits <= (long) letters * writing.usual();
    }

    /// What a letter costs more because of those beside it.
    private static int strangeness(Writing writing, char before, char c, char behind) {
        return switch (writing) {
            case UTF_8 -> 0;
            case WESTERN -> before >= 0x80 && before != BROKEN ? 6 : 0;
            case KOREAN, JAPANESE -> {
                int beside = swallowsLetter(c, writing) ? 6 : 3;
                int latin = (isLatin(before) ? beside : 0) + (isLatin(behind) ? beside : 0);
                yield latin + (changesScript(before, c) ? 4 : 0);
            }
        };
    }

    /// Whether a letter's second byte is an ASCII letter, as it is where one of a Western text was
    /// taken for a part of it.
    private static boolean swallowsLetter(char c, Writing writing) {
        byte[] bytes = String.valueOf(c).getBytes(writing.charset());
        return bytes.length == 2 && isLatin((char) (bytes[1] & 0xFF));
    }

    private static boolean isLatin(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /// Half-width kana stand among themselves, and Hangul beside no kana.
    private static boolean changesScript(char before, char c) {
        boolean half = Writing.Kana.isHalf(c);
        if (half != Writing.Kana.isHalf(before)) {
            return half || before >= 0x80;
        }
        return (Hangul.is(c) && Writing.ideograph(before))
                || (Writing.ideograph(c) && Hangul.is(before));
    }

    /// Korean syllables.
    private static final class Hangul {
        static boolean is(char c) {
            return c >= 0xAC00 && c <= 0xD7A3;
        }
    }

    /// The text with one mark for bytes that do not fit, however many stand together.
    private static CharSequence decoded(byte[] head, Writing writing) {
        var decoder =
                writing.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(head);
        var out = CharBuffer.allocate(head.length + 1);
        var result = decoder.decode(in, out, false);
        while (result.isError()) {
            if (out.position() == 0 || out.get(out.position() - 1) != BROKEN) {
                out.put(BROKEN);
            }
            in.position(in.position() + Math.min(in.remaining(), result.length()));
            result = decoder.decode(in, out, false);
        }
        return out.flip();
    }

    /// Whether the bytes are UTF-8 throughout.
    static boolean isUtf8(byte[] head) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        return !decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false)
                .isError();
    }
}
