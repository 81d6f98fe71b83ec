package dev.onggi.server.airflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The objects of replies: keys and values in the order in which they are written down.
public final class Keys {
    private Keys() {}

    /// An object.
    ///
    /// @param pairs a key, its value, a key, its value
    /// @return may be added to
    public static Map<String, @Nullable Object> of(@Nullable Object... pairs) {
        var keys = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            keys.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return keys;
    }

    /// An object with only some of its keys.
    ///
    /// @param keys all of them
    /// @param asked those that are wanted; none for all
    /// @return the same object where nothing is asked
    public static Map<String, @Nullable Object> only(
            Map<String, @Nullable Object> keys, List<String> asked) {
        if (!asked.isEmpty()) {
            keys.keySet().retainAll(Set.copyOf(asked));
        }
        return keys;
    }
}
