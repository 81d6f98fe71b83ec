package dev.onggi.yaml;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a text without quotes means by the YAML 1.2 core schema (section 10.3.2), so that `on`,
/// `no`, `10:00` and `1_000` stay texts.
public final class CoreSchema {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private CoreSchema() {}

    /// The value of a text without quotes.
    ///
    /// @param text as written
    /// @return a `Long`, `Double` or `Boolean`, null, or the text itself; whole numbers beyond
    ///   `Long` stay texts
    public static @Nullable Object value(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
            case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
            case ".nan", ".NaN", ".NAN" -> Double.NaN;
            default -> number(text);
        };
    }

    private static Object number(String text) {
        try {
            if (DECIMAL.matcher(text).matches()) {
                return Long.parseLong(text);
            }
            if (text.startsWith("0x")) {
                return Long.parseUnsignedLong(text.substring(2), 16);
            }
            if (text.startsWith("0o")) {
                return Long.parseUnsignedLong(text.substring(2), 8);
            }
        } catch (NumberFormatException e) {
            return text;
        }
        return FLOAT.matcher(text).matches() ? (Object) Double.parseDouble(text) : text;
    }
}
