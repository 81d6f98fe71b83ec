package dev.onggi.data.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the charset of a text by its byte order mark, else by what nearly all of its bytes fit and
/// reads most like text.
public final class CharsetDetector {
    /// Korean Windows, a superset of EUC-KR.
    public static final Charset CP949 = Charset.forName("x-windows-949");

    /// A charset and the length of its mark.
    ///
    /// @param charset the charset
    /// @param bom bytes of the byte order mark, 0 where there is none
    /// @param sure false where the charset is only the likeliest of those that can be told apart,
    ///   and the text looks strange in it
    public record Found(Charset charset, int bom, boolean sure) {
        /// A charset that is sure.
        ///
        /// @param charset the charset
        /// @param bom bytes of the byte order mark, 0 where there is none
        public Found(Charset charset, int bom) {
            this(charset, bom, true);
        }
    }

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
        return detectLetters(head);
    }

    /// Looks at a part of a text that has no mark and no zeros.
    static Found detectLetters(byte[] head) {
        if (CharsetReading.isUtf8(head)) {
            return new Found(StandardCharsets.UTF_8, 0);
        }
        var best =
                Stream.of(Writing.values())
                        .map(writing -> CharsetReading.of(head, writing))
                        .filter(CharsetReading::fits)
                        .min(Comparator.comparingLong(CharsetReading::bits));
        return best.map(b -> new Found(b.writing().charset(), 0, b.looksUsual()))
                .orElse(new Found(Writing.WESTERN.charset(), 0, false));
    }

    /// The name of a charset as people know it.
    ///
    /// @param charset any
    /// @return such as `CP949`
    public static String name(Charset charset) {
        return switch (charset.name()) {
            case "x-windows-949" -> "CP949";
            case "windows-31j" -> "Shift_JIS";
            default -> charset.name();
        };
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
    private static @Nullable Charset wide(byte[] head) {
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
}
