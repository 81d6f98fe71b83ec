package dev.onggi.data.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Finds the charset of a text by its byte order mark, else by what decodes without errors and
/// reads most like text.
public final class CharsetDetector {
    /// Korean Windows, a superset of EUC-KR.
    public static final Charset CP949 = Charset.forName("x-windows-949");

    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final List<Charset> LEGACY = List.of(CP949, SHIFT_JIS, WINDOWS_1252);

    /// A charset and the length of its mark.
    ///
    /// @param charset the charset
    /// @param bom bytes of the byte order mark, 0 where there is none
    public record Found(Charset charset, int bom) {}

    private CharsetDetector() {}

    /// Looks at the beginning of a text.
    ///
    /// @param head the first bytes, at best 64 kB; may end within a character
    /// @return the likeliest charset; UTF-8 where nothing speaks against it
    public static Found detect(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Found(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Found(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Found(StandardCharsets.UTF_16BE, 2);
        }
        var wide = wide(head);
        if (wide != null) {
            return new Found(wide, 0);
        }
        if (decodes(head, StandardCharsets.UTF_8)) {
            return new Found(StandardCharsets.UTF_8, 0);
        }
        Charset best = WINDOWS_1252;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (var charset : LEGACY) {
            double score = decodes(head, charset) ? score(head, charset) : Double.NEGATIVE_INFINITY;
            if (score > bestScore) {
                best = charset;
                bestScore = score;
            }
        }
        return new Found(best, 0);
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /// UTF-16 without a mark: ASCII shows as zeros in every second byte.
    private static @org.jspecify.annotations.Nullable Charset wide(byte[] head) {
        int pairs = head.length / 2;
        int zerosFirst = 0;
        int zerosSecond = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            zerosFirst += head[i] == 0 ? 1 : 0;
            zerosSecond += head[i + 1] == 0 ? 1 : 0;
        }
        int zeros = Math.max(zerosFirst, zerosSecond);
        if (pairs < 2 || zeros * 10 < pairs || Math.min(zerosFirst, zerosSecond) * 20 > zeros) {
            return null;
        }
        boolean little = zerosSecond > zerosFirst;
        return endsLines(head, little ? 0 : 1)
                ? little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE
                : null;
    }

    /// Whether line ends and commas stand where UTF-16 has them, each with a zero beside it: a file
    /// of bytes with a stray zero has them anywhere.
    private static boolean endsLines(byte[] head, int parity) {
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == '\n' || head[i] == ',') {
                int beside = parity == 0 ? i + 1 : i - 1;
                boolean zero = beside >= 0 && beside < head.length && head[beside] == 0;
                right += zero && i % 2 == parity ? 1 : 0;
                wrong += zero && i % 2 == parity ? 0 : 1;
            }
        }
        return right >= wrong;
    }

    static boolean decodes(byte[] head, Charset charset) {
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(head);
        var result = decoder.decode(in, CharBuffer.allocate(head.length + 1), false);
        return !result.isError();
    }

    /// How much a decoded text reads like what people write in that charset, per character outside
    /// ASCII. CP949 and Shift_JIS accept most of each other's bytes, but then give rare ideographs
    /// and half-width letters.
    private static double score(byte[] head, Charset charset) {
        var text = new String(head, charset);
        double score = 0;
        int counted = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            counted++;
            score += weight(c, charset);
        }
        return counted == 0 ? 0 : score / counted;
    }

    private static double weight(char c, Charset charset) {
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return common(c) ? 1.0 : -1.0;
        }
        if (c >= 0x3041 && c <= 0x30FF) {
            return charset.equals(SHIFT_JIS) ? 1.0 : -0.2;
        }
        if (c >= 0xFF61 && c <= 0xFF9F) {
            return -0.8;
        }
        if (c >= 0x4E00 && c <= 0x9FFF) {
            return charset.equals(SHIFT_JIS) ? 0.5 : -0.1;
        }
        if (charset.equals(WINDOWS_1252)) {
            return Character.isLetter(c) ? 0.3 : c >= 0x80 && c < 0xA0 ? -1 : 0.1;
        }
        return Character.isLetter(c) ? 0 : 0.2;
    }

    /// Whether a syllable is one of the 2,350 that KS X 1001 has, which make up nearly all Korean
    /// text.
    private static boolean common(char syllable) {
        byte[] bytes = String.valueOf(syllable).getBytes(CP949);
        return bytes.length == 2 && (bytes[0] & 0xFF) >= 0xB0 && (bytes[1] & 0xFF) >= 0xA1;
    }
}
