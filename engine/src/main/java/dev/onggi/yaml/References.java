package dev.onggi.yaml;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Entry;
import dev.onggi.yaml.YamlNode.Items;
import dev.onggi.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// References such as `${params.city}` in the values of a document. They are replaced, nothing is
/// evaluated; `$${` stands for the text `${`. Keys are never touched.
public final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^{}]*)(}?)");

    /// Gives a reference its value.
    @FunctionalInterface
    public interface Lookup {
        /// The value of a reference.
        ///
        /// @param name what stands between the braces
        /// @param place where the value begins that holds it
        /// @return a text, number or truth value; null stands for nothing
        @Nullable Object value(String name, Place place);
    }

    private References() {}

    /// Whether a node holds a reference.
    ///
    /// @param node any node
    /// @return true where at least one value does
    public static boolean in(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> REFERENCE.matcher(scalar.text()).find();
            case Items items -> items.items().stream().anyMatch(References::in);
            case Entries entries ->
                    entries.entries().values().stream().anyMatch(entry -> in(entry.value()));
        };
    }

    /// Visits every reference of a node.
    ///
    /// @param node any node
    /// @param problems told of braces that do not close
    /// @param visit takes what stands between the braces, and the place of its value
    public static void each(YamlNode node, Problems problems, BiConsumer<String, Place> visit) {
        switch (node) {
            case Scalar scalar -> {
                var found = REFERENCE.matcher(scalar.text());
                while (found.find()) {
                    if (found.group(1) == null) {
                        continue;
                    }
                    if (found.group(2).isEmpty()) {
                        problems.add(scalar.place(), YamlProblem.OPEN_REFERENCE, found.group());
                    } else {
                        visit.accept(found.group(1), scalar.place());
                    }
                }
            }
            case Items items -> items.items().forEach(item -> each(item, problems, visit));
            case Entries entries ->
                    entries.entries().values().forEach(e -> each(e.value(), problems, visit));
        }
    }

    /// The keys that lead to a value, such as `headers.Authorization`.
    ///
    /// @param node any node
    /// @param place where the value stands
    /// @return the keys, empty where there is no such value or no key leads to it
    public static String path(YamlNode node, Place place) {
        return switch (node) {
            case Scalar _ -> "";
            case Items items ->
                    items.items().stream()
                            .map(item -> path(item, place))
                            .filter(path -> !path.isEmpty())
                            .findFirst()
                            .orElse("");
            case Entries entries ->
                    entries.entries().entrySet().stream()
                            .map(e -> path(e.getKey(), e.getValue().value(), place))
                            .filter(path -> !path.isEmpty())
                            .findFirst()
                            .orElse("");
        };
    }

    private static String path(String key, YamlNode value, Place place) {
        if (value.place().equals(place)) {
            return key;
        }
        var below = path(value, place);
        return below.isEmpty() ? "" : key + "." + below;
    }

    /// Replaces every reference. A value that is one reference and nothing else takes the type of
    /// what it stands for; any other becomes a text.
    ///
    /// @param node any node
    /// @param lookup gives the values
    /// @return the same node where it holds none, else a copy with the same places
    public static YamlNode fill(YamlNode node, Lookup lookup) {
        if (!in(node)) {
            return node;
        }
        return switch (node) {
            case Scalar scalar -> fill(scalar, lookup);
            case Items items -> {
                var filled = new ArrayList<YamlNode>();
                items.items().forEach(item -> filled.add(fill(item, lookup)));
                yield new Items(filled, items.place());
            }
            case Entries entries -> fill(entries, lookup);
        };
    }

    /// Replaces every reference in the values of a map.
    ///
    /// @param entries any map
    /// @param lookup gives the values
    /// @return a copy with the same places
    public static Entries fill(Entries entries, Lookup lookup) {
        var filled = new LinkedHashMap<String, Entry>();
        entries.entries()
                .forEach((key, entry) ->
                        filled.put(key, new Entry(entry.keyPlace(), fill(entry.value(), lookup))));
        return new Entries(filled, entries.place());
    }

    /// Replaces every reference in a text.
    ///
    /// @param text any text
    /// @param place where it was written
    /// @param lookup gives the values
    /// @return the text
    public static String fill(String text, Place place, Lookup lookup) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> {
                    if (found.group(1) == null) {
                        return Matcher.quoteReplacement("${");
                    }
                    var value = lookup.value(found.group(1), place);
                    return value == null ? "" : Matcher.quoteReplacement(value.toString());
                });
    }

    private static Scalar fill(Scalar scalar, Lookup lookup) {
        var found = REFERENCE.matcher(scalar.text());
        if (found.matches() && found.group(1) != null) {
            var value = lookup.value(found.group(1), scalar.place());
            return new Scalar(value == null ? "" : value.toString(), value, scalar.place());
        }
        var text = fill(scalar.text(), scalar.place(), lookup);
        return new Scalar(text, text, scalar.place());
    }
}
