package dev.onggi.step;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The keys of one step as written, with `${...}` filled in once the step runs. Kinds of values
/// were checked against [StepType#settings] before.
///
/// @param name the step's name
/// @param uses the kind of step
/// @param node the step's YAML
public record StepSettings(String name, String uses, YamlNode.Entries node) {
    /// Whether a key is there and not null.
    ///
    /// @param key the key
    /// @return true where it has a value
    public boolean has(String key) {
        var value = node.get(key);
        return value != null
                && !(value instanceof YamlNode.Scalar scalar && scalar.value() == null);
    }

    /// A text.
    ///
    /// @param key the key
    /// @return the text as written, or empty
    public Optional<String> text(String key) {
        return has(key) && node.get(key) instanceof YamlNode.Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /// A text that must be there.
    ///
    /// @param key the key
    /// @return the text as written
    public String require(String key) {
        return text(key)
                .orElseThrow(() ->
                        OnggiException.at(node.place(), StepProblem.MISSING_KEY, key, name, uses));
    }

    /// A whole number.
    ///
    /// @param key the key
    /// @param fallback taken when the key is absent
    /// @return the number
    public long integer(String key, long fallback) {
        return text(key).map(t -> parse(key, t, "integer", Long::parseLong)).orElse(fallback);
    }

    /// A truth value.
    ///
    /// @param key the key
    /// @param fallback taken when the key is absent
    /// @return the value
    public boolean flag(String key, boolean fallback) {
        return text(key).map(t -> parse(key, t, "boolean", Values::flag)).orElse(fallback);
    }

    /// A duration.
    ///
    /// @param key the key
    /// @param fallback taken when the key is absent
    /// @return the duration
    public Duration duration(String key, Duration fallback) {
        return text(key).map(t -> parse(key, t, "duration", Values::duration)).orElse(fallback);
    }

    /// A share from 0 to 1.
    ///
    /// @param key the key
    /// @param fallback taken when the key is absent
    /// @return the share
    public double share(String key, double fallback) {
        return text(key).map(t -> parse(key, t, "share", Values::share)).orElse(fallback);
    }

    /// A list of texts; one text stands for a list of one.
    ///
    /// @param key the key
    /// @return the texts, none where the key is absent
    public List<String> texts(String key) {
        var value = node.get(key);
        var texts = new ArrayList<String>();
        if (value instanceof YamlNode.Items items) {
            for (var item : items.items()) {
                if (item instanceof YamlNode.Scalar scalar) {
                    texts.add(scalar.text());
                }
            }
        } else if (has(key) && value instanceof YamlNode.Scalar scalar) {
            texts.add(scalar.text());
        }
        return List.copyOf(texts);
    }

    /// A node as written.
    ///
    /// @param key the key
    /// @return the node, or null where the key is absent
    public @Nullable YamlNode get(String key) {
        return node.get(key);
    }

    /// Where a key was written.
    ///
    /// @param key the key
    /// @return its place, or the step's where it is absent
    public Place place(String key) {
        return node.placeOf(key);
    }

    private <T> T parse(String key, String text, String kind, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw OnggiException.at(place(key), StepProblem.WRONG_VALUE, key, text, kind);
        }
    }
}
