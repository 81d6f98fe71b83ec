package dev.onggi.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.SplittableRandom;

/// What six rules find in a text: markup, references, decomposed letters, mojibake, spaces and
/// personal data. About six texts in ten get at least one.
final class Blemishes {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char[] LATIN = latin();
    private static final String[] SPACES = {"  ", "   ", "\u00a0", "\t", "\u3000", " \u00a0 "};
    private static final String[] REFERENCES = {
        " &amp; ", " &lt;3 ", " &quot;", "&#39; ", "&nbsp;"
    };
    private static final String[] TAGS = {"<br>", "<br/>", " <b>", "</b> "};

    private Blemishes() {}

    private static char[] latin() {
        var latin = new char[256];
        for (int i = 0; i < latin.length; i++) {
            char c = new String(new byte[] {(byte) i}, WINDOWS_1252).charAt(0);
            // five bytes have no character in windows-1252 and pass as control characters
            latin[i] = c == '\ufffd' ? (char) i : c;
        }
        return latin;
    }

    static String spoil(StringBuilder text, boolean korean, SplittableRandom random) {
        if (random.nextInt(100) < 4) {
            text.append(' ').append(personal(random)).append(korean ? " 입니다." : " thanks.");
        }
        if (random.nextInt(100) < 15) {
            atSpace(text, Words.pick(REFERENCES, random), random);
        }
        boolean tagged = random.nextInt(100) < 20;
        if (tagged) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                atSpace(text, Words.pick(TAGS, random), random);
            }
        }
        if (random.nextInt(100) < 25) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                atSpace(text, Words.pick(SPACES, random), random);
            }
        }
        if (random.nextInt(100) < 8) {
            text.insert(0, "  ").append(' ');
        }
        if (tagged && random.nextBoolean()) {
            text.insert(0, "<p class=\"review\">").append("</p>");
        }
        int encoding = random.nextInt(100);
        if (korean && encoding < 9) {
            return Normalizer.normalize(text, Normalizer.Form.NFD);
        }
        return korean && encoding < 13 ? mojibake(text.toString()) : text.toString();
    }

    private static String mojibake(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = LATIN[bytes[i] & 0xFF];
        }
        return new String(out);
    }

    private static void atSpace(StringBuilder text, String by, SplittableRandom random) {
        int at = text.indexOf(" ", random.nextInt(text.length()));
        if (at >= 0) {
            text.replace(at, at + 1, by);
        }
    }

    /// A resident number of the distant future, a card of a test range, a phone number or an
    /// address.
    private static String personal(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> resident(random);
            case 1 -> card(random);
            case 2 -> "010-" + random.nextInt(2000, 5900) + "-" + random.nextInt(1000, 10_000);
            default -> "user" + random.nextInt(10, 100_000) + "@example.com";
        };
    }

    private static String resident(SplittableRandom random) {
        String digits =
                ""
                        + random.nextInt(60, 100)
                        + random.nextInt(10, 13)
                        + random.nextInt(10, 29)
                        + random.nextInt(3, 5)
                        + random.nextInt(10_000, 100_000);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 8 + 2);
        }
        return digits.substring(0, 6) + "-" + digits.substring(6) + (11 - sum % 11) % 10;
    }

    private static String card(SplittableRandom random) {
        String digits = "400000" + random.nextInt(100_000_000, 1_000_000_000);
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = (digits.charAt(14 - i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        String number = digits + (10 - sum % 10) % 10;
        return number.substring(0, 4)
                + "-"
                + number.substring(4, 8)
                + "-"
                + number.substring(8, 12)
                + "-"
                + number.substring(12);
    }
}
