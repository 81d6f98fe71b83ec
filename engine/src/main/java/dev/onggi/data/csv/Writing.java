package dev.onggi.data.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A charset and what people write in it. A letter costs about as many bits as it is rare in such a
/// text, so that of several readings of the same bytes the cheapest is the likeliest, whether a
/// letter takes one byte or three.
enum Writing {
    /// Unicode; that its sequences are well formed says more than its letters.
    UTF_8(StandardCharsets.UTF_8, 16) {
        @Override
        int bits(char c) {
            return 9;
        }
    },
    /// Korean Windows.
    KOREAN(CharsetDetector.CP949, 15) {
        @Override
        int bits(char c) {
            if (c >= 0xAC00 && c <= 0xD7A3) {
                return FREQUENT.indexOf(c) >= 0 ? 6 : inKsX1001(c) ? 12 : 15;
            }
            return Kana.is(c) ? 14 : ideograph(c) ? 16 : PUNCTUATION.indexOf(c) >= 0 ? 9 : 14;
        }
    },
    /// Japanese Windows.
    JAPANESE(Charset.forName("windows-31j"), 15) {
        @Override
        int bits(char c) {
            if (Kana.is(c)) {
                return 7;
            }
            if (Kana.isHalf(c)) {
                return 6;
            }
            if (ideograph(c)) {
                return inLevel1(c) ? 11 : 18;
            }
            boolean wide = c > 0xFF00 && c < 0xFF60;
            return wide ? 10 : PUNCTUATION.indexOf(c) >= 0 ? 8 : isPrivate(c) ? 30 : 15;
        }
    },
    /// Western Windows.
    WESTERN(Charset.forName("windows-1252"), 12) {
        @Override
        int bits(char c) {
            if ("àáâãäåæçèéêëíìîïñòóôõöøùúûüß".indexOf(c) >= 0) {
                return 7;
            }
            if ("’–“”«»°€£".indexOf(c) >= 0) {
                return 8;
            }
            return Character.isLetter(c) || "‘—„…¡¿·§©®\u00A0ªº²½".indexOf(c) >= 0 ? 10 : 16;
        }
    };

    private static final String FREQUENT =
            "이다는에의가을로고하지한은기도사를해나리서그어인자정시수대아부전제일스있상보들과니라주만구장"
                    + "면동안소원비오여조우공게요유신거중물국화연입경발치생문강산관분내회성모김박최임적었했"
                    + "습세계없명미진반번용으며단위체금할개더와것업심점간";
    private static final String PUNCTUATION = "、。・「」『』（）【】ー～…‘’“”·※㈜℃○●★";

    private final Charset charset;
    private final int usual;

    Writing(Charset charset, int usual) {
        this.charset = charset;
        this.usual = usual;
    }

    Charset charset() {
        return charset;
    }

    /// The most bits that a letter outside ASCII takes on average where the charset is the right
    /// one.
    int usual() {
        return usual;
    }

    /// What a letter outside ASCII costs.
    abstract int bits(char c);

    /// One of the 2,350 syllables of KS X 1001, which make up nearly all Korean text.
    private static boolean inKsX1001(char syllable) {
        byte[] bytes = String.valueOf(syllable).getBytes(CharsetDetector.CP949);
        return bytes.length == 2 && (bytes[0] & 0xFF) >= 0xB0 && (bytes[1] & 0xFF) >= 0xA1;
    }

    /// One of the 2,965 ideographs that JIS X 0208 puts first.
    private static boolean inLevel1(char ideograph) {
        byte[] bytes = String.valueOf(ideograph).getBytes(JAPANESE.charset);
        int code = bytes.length == 2 ? ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF) : 0;
        return code >= 0x889F && code <= 0x9872;
    }

    static boolean ideograph(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c == '々';
    }

    private static boolean isPrivate(char c) {
        return c >= 0xE000 && c <= 0xF8FF;
    }

    /// Japanese syllables.
    static final class Kana {
        private Kana() {}

        static boolean is(char c) {
            return c >= 0x3041 && c <= 0x30FF;
        }

        static boolean isHalf(char c) {
            return c >= 0xFF61 && c <= 0xFF9F;
        }
    }
}
