package dev.onggi.yaml;

import dev.onggi.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node of a YAML document with the place it was written at.
public sealed interface YamlNode {
    /// Where the node begins.
    ///
    /// @return line and column from 1
    Place place();

    /// The node as plain Java values.
    ///
    /// @return `String`, `Long`, `Double`, `Boolean`, `List`, `Map` with text keys, or null
    @Nullable Object plain();

    /// A single value.
    ///
    /// @param text the value as it was written, without quotes
    /// @param value the value by the YAML 1.2 core schema: text, `Long`, `Double`, `Boolean` or
    ///   null
    /// @param place where it was written
    record Scalar(String text, @Nullable Object value, Place place) implements YamlNode {
        @Override
        public @Nullable Object plain() {
            return value;
        }
    }

    /// A list.
    ///
    /// @param items in order
    /// @param place where it begins
    record Items(List<YamlNode> items, Place place) implements YamlNode {
        @Override
        public List<@Nullable Object> plain() {
            var values = new ArrayList<@Nullable Object>(items.size());
            items.forEach(item -> values.add(item.plain()));
            return values;
        }
    }

    /// A map with text keys in the order written.
    ///
    /// @param entries by key
    /// @param place where it begins
    record Entries(Map<String, Entry> entries, Place place) implements YamlNode {
        /// The value of a key.
        ///
        /// @param key the key
        /// @return the node, or null where the key is absent
        public @Nullable YamlNode get(String key) {
            var entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        /// Where a key was written.
        ///
        /// @param key the key
        /// @return the key's place, or the map's where it is absent
        public Place placeOf(String key) {
            var entry = entries.get(key);
            return entry == null ? place : entry.keyPlace();
        }

        @Override
        public Map<String, @Nullable Object> plain() {
            var values = new LinkedHashMap<String, @Nullable Object>();
            entries.forEach((key, entry) -> values.put(key, entry.value().plain()));
            return values;
        }
    }

    /// A key with its value.
    ///
    /// @param keyPlace where the key was written
    /// @param value the value
    record Entry(Place keyPlace, YamlNode value) {}
}
