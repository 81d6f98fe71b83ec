package dev.onggi.yaml;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes values as one line of YAML that [YamlReader] reads back as they were.
public final class FlowText {
    private static final Pattern PLAIN =
            Pattern.compile(
                    "[\\p{L}\\p{N}_./*%+-]([\\p{L}\\p{M}\\p{N}_./*%+ -]*[\\p{L}\\p{N}_./*%+-])?");

    private FlowText() {}

    /// A value as YAML.
    ///
    /// @param value a text, number, truth value, null, or a collection or map of these
    /// @return one line, with quotes only where they are needed
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e -> text(e.getKey().toString()) + ": " + of(e.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> items ->
                    items.stream().map(FlowText::of).collect(Collectors.joining(", ", "[", "]"));
            case String text -> text(text);
            default -> value.toString();
        };
    }

    private static String text(String text) {
        boolean plain =
                PLAIN.matcher(text).matches()
                        && text.equals(CoreSchema.value(text))
                        && !text.startsWith("*")
                        && !text.startsWith("%")
                        && !text.startsWith("-");
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> out.append("\\\"");
                        case '\\' -> out.append("\\\\");
                        case '\n' -> out.append("\\n");
                        case '\t' -> out.append("\\t");
                        default -> {
                            if (visible(c)) {
                                out.appendCodePoint(c);
                            } else {
                                out.append((c > 0xFFFF ? "\\U%08X" : "\\u%04X").formatted(c));
                            }
                        }
                    }
                });
        return out.append('"').toString();
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> c != 0xA0;
        };
    }
}
