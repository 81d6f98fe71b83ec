package dev.onggi.sql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads trees of maps and lists without believing in their shape.
final class Json {
    private Json() {}

    /// A map, or an empty one where there is none.
    @SuppressWarnings("unchecked") // keys of a JSON object are texts
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /// The maps of a list.
    static List<Map<String, Object>> maps(@Nullable Object value) {
        return list(value).stream().filter(Map.class::isInstance).map(Json::map).toList();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(Objects::toString).toList();
    }

    /// A text, empty where there is none.
    static String text(Map<String, Object> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    /// A number, -1 where there is none that fits.
    static long number(Map<String, Object> map, String key) {
        return map.get(key) instanceof Number number ? number.longValue() : -1;
    }

    /// The byte at which DuckDB says that an error lies, -1 where it does not say.
    static long position(Map<String, Object> error) {
        var position = text(error, "position");
        return position.isEmpty() ? -1 : Long.parseLong(position);
    }

    /// Visits every map of a tree, parents first.
    static void walk(@Nullable Object tree, Consumer<Map<String, Object>> visitor) {
        if (tree instanceof Map<?, ?>) {
            var map = map(tree);
            visitor.accept(map);
            map.values().forEach(value -> walk(value, visitor));
        } else if (tree instanceof List<?> list) {
            list.forEach(value -> walk(value, visitor));
        }
    }
}
