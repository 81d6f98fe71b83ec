package dev.onggi.examples;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;

/// Ways in which any text gets dirty; each returns the text unchanged where it does not apply.
final class TextDirt {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_949 = Charset.forName("x-windows-949");
    private static final List<String> SPACES =
            List.of("  ", "   ", "\u00a0", " \u00a0", "\t", "\u3000", "\u200b ");

    private TextDirt() {}

    static String tags(String text, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "<p>" + text + "</p>";
            case 1 -> "<div class=\"review\">" + text + "</div>";
            case 2 -> replaceSpace(text, "<br>", random);
            case 3 -> replaceSpace(text, "<br/>", random);
            default -> emphasise(text, random);
        };
    }

    private static String emphasise(String text, Random random) {
        int start = space(text, random) + 1;
        int end = text.indexOf(' ', start);
        return start == 0 || end < 0
                ? "<p>" + text + "</p>"
                : text.substring(0, start)
                        + "<b>"
                        + text.substring(start, end)
                        + "</b>"
                        + text.substring(end);
    }

    static String entities(String text, Random random) {
        String escaped =
                text.replace("&", "&amp;")
                        .replace("<3", "&lt;3")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;")
                        .replace("’", "&rsquo;");
        return escaped.equals(text) ? replaceSpace(text, "&nbsp;", random) : escaped;
    }

    static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    static String fullWidth(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean wide = c < 128 && Character.isLetterOrDigit(c);
            out.append(wide ? (char) (c + 0xFEE0) : c);
        }
        return out.toString();
    }

    /// The text's bytes read as windows-1252: those of UTF-8, or of CP949 where that can hold it.
    static String mojibake(String text, Random random) {
        boolean legacy = random.nextInt(4) == 0 && WINDOWS_949.newEncoder().canEncode(text);
        byte[] bytes = text.getBytes(legacy ? WINDOWS_949 : StandardCharsets.UTF_8);
        var out = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            String c = new String(new byte[] {b}, WINDOWS_1252);
            // five bytes have no character in windows-1252 and pass as control characters
            out.append(c.equals("\ufffd") ? (char) (b & 0xFF) : c.charAt(0));
        }
        return out.toString();
    }

    static String spaces(String text, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> " " + text + "  ";
            case 1 -> text + "\t";
            default -> replaceSpace(text, SPACES.get(random.nextInt(SPACES.size())), random);
        };
    }

    private static String replaceSpace(String text, String by, Random random) {
        int at = space(text, random);
        return at < 0 ? text : text.substring(0, at) + by + text.substring(at + 1);
    }

    /// The place of one of the spaces, or -1 where there is none.
    static int space(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int at = text.indexOf(' ', from);
        return at >= 0 ? at : text.indexOf(' ');
    }
}
