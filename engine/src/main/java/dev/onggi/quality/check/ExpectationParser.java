package dev.onggi.quality.check;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.quality.QualityProblem;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the list of `expect:` and of `validation_rules:`. Everything wrong is reported at once.
public final class ExpectationParser {
    private final Otherwise fallback;
    private final Problems problems;
    private final List<Expectation> checks = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    private ExpectationParser(Otherwise fallback, Problems problems) {
        this.fallback = fallback;
        this.problems = problems;
    }

    /// Reads the expectations of a step.
    ///
    /// @param node the list, or one map instead of a list of one
    /// @param fallback what happens where an expectation does not say `otherwise`
    /// @param problems where to report, with places
    /// @return what could be read; an item with `${...}` that is not filled in yet is left out
    public static List<Expectation> expectations(
            YamlNode node, Otherwise fallback, Problems problems) {
        var parser = new ExpectationParser(fallback, problems);
        parser.list(node, false);
        return List.copyOf(parser.checks);
    }

    /// Reads the rules of a task: expectations, and plain sentences for a model.
    ///
    /// @param node the list
    /// @param fallback what happens where an expectation does not say `otherwise`
    /// @param problems where to report, with places
    /// @return expectations and sentences
    public static Expectations rules(YamlNode node, Otherwise fallback, Problems problems) {
        var parser = new ExpectationParser(fallback, problems);
        parser.list(node, true);
        return new Expectations(List.copyOf(parser.checks), List.copyOf(parser.sentences));
    }

    /// Reads `stop`, `warn` or `reject`.
    ///
    /// @param text as written
    /// @return what happens, or empty where it is none of them
    public static Optional<Otherwise> otherwise(String text) {
        return Arrays.stream(Otherwise.values())
                .filter(o -> o.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private void list(YamlNode node, boolean sentencesToo) {
        if (node instanceof YamlNode.Items items) {
            items.items().forEach(item -> item(item, sentencesToo));
        } else {
            item(node, sentencesToo);
        }
    }

    private void item(YamlNode node, boolean sentencesToo) {
        switch (node) {
            case YamlNode.Entries entries -> map(entries);
            case YamlNode.Scalar scalar when sentencesToo && scalar.value() != null ->
                    sentences.add(scalar.text());
            case YamlNode.Scalar scalar when scalar.text().contains("${") -> {
                // not known yet
            }
            case YamlNode.Scalar scalar ->
                    problems.add(scalar.place(), QualityProblem.NOT_AN_EXPECTATION);
            case YamlNode.Items items ->
                    problems.add(items.place(), QualityProblem.NOT_AN_EXPECTATION);
        }
    }

    private void map(YamlNode.Entries node) {
        var named = node.entries().keySet().stream().filter(ExpectationKind.keys()::contains);
        var keys = named.toList();
        if (keys.isEmpty()) {
            unknown(node);
            return;
        }
        var kind = ExpectationKind.of(keys.getFirst()).orElseThrow();
        if (keys.size() > 1) {
            problems.add(
                    node.placeOf(keys.get(1)),
                    QualityProblem.TWO_EXPECTATIONS,
                    keys.get(0),
                    keys.get(1));
            return;
        }
        unknownOptions(kind, node);
        expectation(new ExpectationOptions(kind, node, problems), node);
    }

    private void expectation(ExpectationOptions options, YamlNode.Entries node) {
        var kind = options.kind();
        var claim = ClaimReader.read(options);
        var atMost = kind.rows() ? options.value("at_most", Values::share) : null;
        var own = options.value("otherwise", text -> otherwise(text).orElse(null));
        var otherwise = own == null ? fallback : own;
        if (otherwise == Otherwise.REJECT && !kind.rejects()) {
            options.report(
                    own == null ? kind.key() : "otherwise",
                    QualityProblem.CANNOT_REJECT,
                    options.title());
        }
        if (claim != null && !options.unsure()) {
            checks.add(
                    new Expectation(
                            claim,
                            atMost == null ? 0 : atMost,
                            otherwise,
                            node.placeOf(kind.key()),
                            options.title()));
        }
    }

    private void unknown(YamlNode.Entries node) {
        var options = new HashSet<String>();
        for (var kind : ExpectationKind.values()) {
            options.addAll(kind.options());
        }
        var key = firstBeside(node, options);
        var known = String.join(", ", ExpectationKind.keys());
        if (key == null) {
            problems.add(node.place(), QualityProblem.NOT_AN_EXPECTATION);
            return;
        }
        problems.add(
                node.placeOf(key),
                QualityProblem.UNKNOWN_EXPECTATION,
                key,
                known,
                NearestName.of(key, ExpectationKind.keys()).orElse(""));
    }

    private static @Nullable String firstBeside(YamlNode.Entries node, Set<String> options) {
        var keys = node.entries().keySet();
        return keys.stream()
                .filter(key -> !options.contains(key))
                .findFirst()
                .orElse(keys.stream().findFirst().orElse(null));
    }

    private void unknownOptions(ExpectationKind kind, YamlNode.Entries node) {
        var known = kind.options();
        for (var key : node.entries().keySet()) {
            if (key.equals(kind.key()) || known.contains(key)) {
                continue;
            }
            problems.add(
                    node.placeOf(key),
                    QualityProblem.UNKNOWN_OPTION,
                    key,
                    kind.key(),
                    String.join(", ", known),
                    NearestName.of(key, known).orElse(""));
        }
    }
}
