package dev.onggi.clean.ask.wire;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as maps and lists.
final class Json {
    private Json() {}

    static String write(Object value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The object that a text is, or an empty map where it is none.
    static Map<String, Object> object(String text) {
        try {
            var map = JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS).mapFrom(text);
            return map == null ? Map.of() : map;
        } catch (IOException e) {
            return Map.of();
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /// The text of a message: itself, or the texts of its blocks one after another.
    static String text(@Nullable Object content) {
        if (content instanceof String text) {
            return text;
        }
        var joined = new StringBuilder();
        if (content instanceof List<?> blocks) {
            for (var block : blocks) {
                if (map(block).get("text") instanceof String text) {
                    joined.append(text);
                }
            }
        }
        return joined.toString();
    }
}
