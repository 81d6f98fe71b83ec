package dev.onggi.quality.check;

import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.quality.QualityProblem;
import dev.onggi.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The options of one expectation as written. What is wrong is reported; a value with `${...}` in
/// it is not known yet and is read as absent.
final class ExpectationOptions {
    private final ExpectationKind kind;
    private final YamlNode.Entries node;
    private final Problems problems;
    private boolean unsure;

    ExpectationOptions(ExpectationKind kind, YamlNode.Entries node, Problems problems) {
        this.kind = kind;
        this.node = node;
        this.problems = problems;
    }

    /// Whether something was wrong or not known yet, so that no expectation can be made.
    boolean unsure() {
        return unsure;
    }

    ExpectationKind kind() {
        return kind;
    }

    /// The expectation as people name it.
    String title() {
        var columns = texts(kind.key());
        return columns.isEmpty() ? kind.key() : kind.key() + ": " + String.join(", ", columns);
    }

    boolean has(String key) {
        var value = node.get(key);
        return value != null
                && !(value instanceof YamlNode.Scalar scalar && scalar.value() == null);
    }

    /// The columns that the expectation must name.
    List<String> columns() {
        var columns = texts(kind.key());
        if (columns.isEmpty() || columns.contains("")) {
            report(kind.key(), QualityProblem.NO_COLUMNS, kind.key(), kind.example());
        }
        return columns;
    }

    /// A list of texts; one text stands for a list of one.
    List<String> texts(String key) {
        var found = new ArrayList<String>();
        switch (node.get(key)) {
            case YamlNode.Items items -> {
                for (var item : items.items()) {
                    if (item instanceof YamlNode.Scalar scalar && known(scalar.text())) {
                        found.add(scalar.text());
                    } else if (!(item instanceof YamlNode.Scalar)) {
                        wrong(key, item.plain());
                    }
                }
            }
            case YamlNode.Scalar scalar when scalar.value() != null && known(scalar.text()) ->
                    found.add(scalar.text());
            case YamlNode.Entries entries -> wrong(key, entries.plain());
            case null, default -> {
                // absent, null or not known yet
            }
        }
        return List.copyOf(found);
    }

    /// A text, read by a parser that throws [IllegalArgumentException] or returns null.
    <T> @Nullable T value(String key, Function<String, @Nullable T> parser) {
        if (!has(key)) {
            return null;
        }
        if (!(node.get(key) instanceof YamlNode.Scalar scalar)) {
            wrong(key, Objects.requireNonNull(node.get(key)).plain());
            return null;
        }
        if (!known(scalar.text())) {
            return null;
        }
        try {
            var value = parser.apply(scalar.text());
            if (value == null) {
                wrong(key, scalar.text());
            }
            return value;
        } catch (IllegalArgumentException e) {
            wrong(key, scalar.text());
            return null;
        }
    }

    /// Reports an option that must be there and is not.
    void demand(String key) {
        if (!has(key)) {
            report(kind.key(), QualityProblem.OPTION_MISSING, kind.key(), key, kind.example());
        }
    }

    void wrong(String key, @Nullable Object value) {
        report(key, QualityProblem.OPTION_WRONG, key, value, kind.key(), kind.example());
    }

    void report(String key, QualityProblem code, @Nullable Object... args) {
        unsure = true;
        var value = node.get(key);
        problems.add(Problem.of(code, value == null ? node.placeOf(key) : value.place(), args));
    }

    private boolean known(String text) {
        if (text.contains("${")) {
            unsure = true;
            return false;
        }
        return true;
    }
}
