package dev.onggi.workspace;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Hides values in texts, in the forms they take there: as they are, inside JSON, and inside URLs.
/// Values under four characters are too common to hide. Safe for use by several threads.
final class Masking {
    static final int SHORTEST = 4;
    private static final int SHORTEST_LINE = 8;
    private static final String MASK = "***";
    private static final Pattern ESCAPED = Pattern.compile("%[0-9A-F]{2}");

    private final Set<String> hidden =
            new TreeSet<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));
    private volatile List<String> longestFirst = List.of();

    /// Hides a value from now on.
    synchronized void hide(String value) {
        if (value.length() < SHORTEST || !hidden.add(value)) {
            return;
        }
        hidden.add(json(value, false));
        hidden.add(json(value, true));
        var url = URLEncoder.encode(value, StandardCharsets.UTF_8);
        var path = url.replace("+", "%20");
        hidden.add(url);
        hidden.add(path);
        hidden.add(lowerHex(url));
        hidden.add(lowerHex(path));
        if (value.indexOf('\n') >= 0) {
            value.lines().filter(line -> line.length() >= SHORTEST_LINE).forEach(hidden::add);
        }
        longestFirst = List.copyOf(hidden);
    }

    String mask(String text) {
        var masked = text;
        for (var value : longestFirst) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }

    private static String json(String value, boolean asciiOnly) {
        var out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || (asciiOnly && c > '~')) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    private static String lowerHex(String url) {
        return ESCAPED.matcher(url).replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
    }
}
