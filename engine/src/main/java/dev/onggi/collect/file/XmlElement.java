package dev.onggi.collect.file;

import dev.onggi.collect.JsonBytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An element of a record: attributes, text and children, in memory.
final class XmlElement {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, List<XmlElement>> children = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(String name) {
        this.name = name;
    }

    void attribute(String key, String value) {
        attributes.put(key, value);
    }

    void add(XmlElement child) {
        children.computeIfAbsent(child.name, key -> new ArrayList<>()).add(child);
    }

    StringBuilder text() {
        return text;
    }

    private boolean isLeaf() {
        return attributes.isEmpty() && children.isEmpty();
    }

    /// The element's own text; blanks around children are layout, and nothing at all is no value.
    private @Nullable String own() {
        return text.isEmpty() || (!isLeaf() && text.toString().isBlank()) ? null : text.toString();
    }

    /// Gives the cells of the element: `user.name` for children of children, JSON for what repeats.
    ///
    /// @param prefix of the names, with a point behind it, or empty for a record
    void cells(String prefix, BiConsumer<String, @Nullable Object> cells) {
        attributes.forEach((key, value) -> cells.accept(prefix + key, value));
        for (var same : children.values()) {
            var child = same.getFirst();
            if (same.size() > 1) {
                cells.accept(prefix + child.name, list(same));
            } else if (child.isLeaf()) {
                cells.accept(prefix + child.name, child.own());
            } else {
                child.cells(prefix + child.name + ".", cells);
            }
        }
        var own = own();
        if (own != null) {
            var key = prefix.isEmpty() ? "value" : prefix.substring(0, prefix.length() - 1);
            cells.accept(key, own);
        }
    }

    private static byte[] list(List<XmlElement> items) {
        var out = new JsonBytes();
        items(items, out);
        return out.take();
    }

    private static void items(List<XmlElement> items, JsonBytes out) {
        char before = '[';
        for (var item : items) {
            out.raw(before);
            item.json(out);
            before = ',';
        }
        out.raw(']');
    }

    private void json(JsonBytes out) {
        var own = own();
        if (isLeaf()) {
            if (own == null) {
                out.raw("null");
            } else {
                out.string(own);
            }
            return;
        }
        char before = '{';
        for (var attribute : attributes.entrySet()) {
            out.raw(before).string(attribute.getKey()).raw(':').string(attribute.getValue());
            before = ',';
        }
        for (var same : children.entrySet()) {
            out.raw(before).string(same.getKey()).raw(':');
            if (same.getValue().size() == 1) {
                same.getValue().getFirst().json(out);
            } else {
                items(same.getValue(), out);
            }
            before = ',';
        }
        if (own != null) {
            out.raw(before).string("value").raw(':').string(own);
        }
        out.raw('}');
    }
}
