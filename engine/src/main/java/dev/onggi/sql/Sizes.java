package dev.onggi.sql;

import java.util.Locale;
import java.util.regex.Pattern;

/// Sizes of memory as people write them.
final class Sizes {
    private static final Pattern SIZE =
            Pattern.compile("(\\d+)\\s*([KMG]i?B?|B)?", Pattern.CASE_INSENSITIVE);
    private static final int KIBI = 10;
    private static final int MEBI = 20;
    private static final int GIBI = 30;

    private Sizes() {}

    /// Reads `512MB`, `2GB` or a number of bytes.
    static long parse(String text) {
        var match = SIZE.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(match.group(1));
        var unit = match.group(2) == null ? "B" : match.group(2).toUpperCase(Locale.ROOT);
        return switch (unit.charAt(0)) {
            case 'K' -> amount << KIBI;
            case 'M' -> amount << MEBI;
            case 'G' -> amount << GIBI;
            default -> amount;
        };
    }

    static String text(long bytes) {
        return (bytes >> MEBI) + " MB";
    }
}
