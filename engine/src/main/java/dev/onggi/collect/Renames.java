package dev.onggi.collect;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What `rename:` says: the new names of columns by their old ones. Composed and decomposed Hangul
/// are the same name.
final class Renames {
    static final Renames NONE = new Renames(Map.of());
    private final Map<String, String> newNames = new HashMap<>();

    /// @param oldNames the old names of each new one
    Renames(Map<String, List<String>> oldNames) {
        oldNames.forEach((name, olds) -> olds.forEach(old -> newNames.put(composed(old), name)));
    }

    /// The name of a column from now on.
    String apply(String name) {
        if (newNames.isEmpty()) {
            return name;
        }
        return newNames.getOrDefault(composed(name), name);
    }

    /// Every old name.
    Set<String> oldNames() {
        return Set.copyOf(newNames.keySet());
    }

    static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
