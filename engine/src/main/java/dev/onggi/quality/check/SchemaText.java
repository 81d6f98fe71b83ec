package dev.onggi.quality.check;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns of a dataset as a text to be remembered.
final class SchemaText {
    private SchemaText() {}

    /// Names and types of the data's own columns as a JSON object.
    static String of(Dataset dataset) {
        var columns = new LinkedHashMap<String, String>();
        dataset.ownColumns().forEach(c -> columns.put(c.name(), c.type().toString()));
        try {
            return JSON.std.asString(columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What changed, as people of any language read it; empty where nothing did. The order of
    /// columns does not count.
    static List<String> changes(String before, String after) {
        var old = read(before);
        var now = read(after);
        var changes = new ArrayList<String>();
        old.forEach((name, type) -> {
            var other = now.get(name);
            if (other == null) {
                changes.add("- " + name);
            } else if (!other.equals(type)) {
                changes.add(name + ": " + type + " → " + other);
            }
        });
        now.keySet().stream()
                .filter(name -> !old.containsKey(name))
                .forEach(name -> changes.add("+ " + name));
        return List.copyOf(changes);
    }

    private static Map<String, Object> read(String schema) {
        try {
            return JSON.std.mapFrom(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
