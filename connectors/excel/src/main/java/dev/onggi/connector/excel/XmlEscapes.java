package dev.onggi.connector.excel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `_xHHHH_` escapes by which workbooks keep characters that XML cannot hold.
final class XmlEscapes {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XmlEscapes() {}

    /// The text that people see in place of a stored one.
    static String decode(String stored) {
        if (!stored.contains("_x")) {
            return stored;
        }
        return ESCAPE.matcher(stored)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /// The text to store, so that [#decode] gives back the same.
    static String encode(String text) {
        if (plain(text)) {
            return text;
        }
        var stored = new StringBuilder(text.length() + 16);
        var matcher = ESCAPE.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean looksEscaped = c == '_' && matcher.region(i, text.length()).lookingAt();
            if (looksEscaped || !storable(text, i)) {
                stored.append("_x%04X_".formatted((int) c));
            } else {
                stored.append(c);
            }
        }
        return stored.toString();
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\n') || c == '_' || c >= 0xD800) {
                return false;
            }
        }
        return true;
    }

    /// Whether XML can hold a character and gives it back unchanged; a carriage return becomes a
    /// line feed there.
    private static boolean storable(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return (c >= ' ' && c < 0xFFFE) || c == '\t' || c == '\n';
    }
}
