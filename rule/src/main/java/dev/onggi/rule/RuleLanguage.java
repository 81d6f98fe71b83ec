package dev.onggi.rule;

import dev.onggi.rule.RuleSet.BoundRule;
import dev.onggi.rule.RuleSet.ColumnChoice;
import dev.onggi.rule.kind.InvalidOption;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.rule.kind.RuleOptions;
import dev.onggi.spi.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads definitions of rules as plain values, the way YAML gives them.
///
/// A definition is a name (`trim`) or a map with the name as its key, options behind it and
/// `columns` beside it: `{number: {unit: oz}, columns: [ounces]}`. `{drop-columns: [..]}` and
/// `{keep-columns: [..]}` say which columns stay.
public final class RuleLanguage {
    private static final String KEEP = "keep-columns";
    private static final String DROP = "drop-columns";
    private static final Set<String> COLUMNS = Set.of("columns", "column");

    private final RuleCatalogue catalogue;

    /// The language over a catalogue.
    ///
    /// @param catalogue the kinds that can be named
    public RuleLanguage(RuleCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// What definitions say.
    ///
    /// @param rules the rules of the definitions that are right
    /// @param problems everything that is wrong with the others; empty where all are right
    public record Parsed(RuleSet rules, List<RuleProblem> problems) {}

    /// Reads a list of definitions.
    ///
    /// @param path where the list stands, such as `rules`; the path of each problem begins with it
    /// @param definitions the list, or one definition
    /// @return the rules and all problems
    public Parsed parse(String path, @Nullable Object definitions) {
        var reading = new Reading();
        if (definitions instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                reading.definition(path + "[" + i + "]", list.get(i));
            }
        } else if (definitions != null) {
            if (definitions instanceof String || definitions instanceof Map<?, ?>) {
                reading.definition(path, definitions);
            } else {
                reading.problems.add(new RuleProblem(path, RuleMessages.notAList(), null));
            }
        }
        return reading.finish(path);
    }

    private final class Reading {
        private final List<BoundRule> rules = new ArrayList<>();
        private final List<ColumnChoice> choices = new ArrayList<>();
        private final List<RuleProblem> problems = new ArrayList<>();

        void definition(String at, @Nullable Object definition) {
            switch (definition) {
                case String name -> rule(at, name, null, List.of());
                case Map<?, ?> map -> map(at, map);
                case null, default ->
                        problems.add(new RuleProblem(at, RuleMessages.notARule(), null));
            }
        }

        private void map(String at, Map<?, ?> map) {
            var names = new ArrayList<String>();
            List<String> columns = List.of();
            for (var entry : map.entrySet()) {
                var key = String.valueOf(entry.getKey());
                if (COLUMNS.contains(key)) {
                    columns = columns(at + "." + key, entry.getValue());
                } else {
                    names.add(key);
                }
            }
            if (names.size() == 1) {
                rule(at, names.getFirst(), map.get(names.getFirst()), columns);
            } else if (names.isEmpty()) {
                problems.add(new RuleProblem(at, RuleMessages.notARule(), null));
            } else {
                problems.add(
                        new RuleProblem(
                                at,
                                RuleMessages.severalRules(String.join(", ", names)),
                                RuleMessages.severalRulesHint()));
            }
        }

        private List<String> columns(String at, @Nullable Object value) {
            var elements =
                    value instanceof List<?> list
                            ? list
                            : value == null ? List.of() : List.of(value);
            var columns = new ArrayList<String>();
            for (var element : elements) {
                if (element == null || element instanceof Map<?, ?> || element instanceof List<?>) {
                    problems.add(
                            new RuleProblem(at, RuleMessages.wrongKind(Setting.Kind.TEXTS), null));
                } else {
                    columns.add(element.toString());
                }
            }
            if (elements.isEmpty()) {
                problems.add(new RuleProblem(at, RuleMessages.noColumns(), null));
            }
            return List.copyOf(columns);
        }

        private void rule(String at, String name, @Nullable Object value, List<String> columns) {
            if (name.equals(KEEP) || name.equals(DROP)) {
                choices.add(
                        new ColumnChoice(name.equals(KEEP), columns(at + "." + name, value), at));
                return;
            }
            var kind = catalogue.kind(name);
            if (kind == null) {
                problems.add(
                        new RuleProblem(
                                at,
                                RuleMessages.unknownRule(name),
                                NearestName.hint(name, names())));
                return;
            }
            int before = problems.size();
            var options = new OptionReader(kind, at + "." + name, problems).read(value);
            if (problems.size() == before) {
                create(at, kind, options, columns);
            }
        }

        private void create(
                String at, RuleKind kind, Map<String, Object> options, List<String> columns) {
            try {
                var rule = kind.factory().create(new RuleOptions(kind.options(), options));
                rules.add(new BoundRule(rule, columns, at));
            } catch (InvalidOption e) {
                var option = at + "." + kind.name() + "." + e.option();
                problems.add(new RuleProblem(option, e.problem(), e.hint()));
            }
        }

        private Set<String> names() {
            var names =
                    catalogue.kinds().stream()
                            .map(RuleKind::name)
                            .collect(Collectors.toCollection(TreeSet::new));
            names.add(KEEP);
            names.add(DROP);
            return names;
        }

        Parsed finish(String path) {
            if (rules.size() > RuleChain.MOST_RULES) {
                problems.add(new RuleProblem(path, RuleMessages.tooMany(rules.size()), null));
            }
            return new Parsed(
                    new RuleSet(List.copyOf(rules), List.copyOf(choices)), List.copyOf(problems));
        }
    }
}
