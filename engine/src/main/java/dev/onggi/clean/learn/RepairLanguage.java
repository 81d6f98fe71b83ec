package dev.onggi.clean.learn;

import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.RuleLanguage;
import dev.onggi.rule.RuleProblem;
import dev.onggi.rule.kind.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the `repairs` of a task: rules that look at the table as a whole, and rules on cells that
/// come after them, each for named columns.
public final class RepairLanguage {
    private static final List<String> OWN = List.of("entity", "split", "sources", "form");

    private final RuleLanguage cells = new RuleLanguage(RuleCatalogue.builtIn());
    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<Repair> repairs = new ArrayList<>();
    private @Nullable TwinRule twins;

    private RepairLanguage() {}

    /// What definitions say.
    ///
    /// @param repairs the repairs that are right, in order
    /// @param problems everything that is wrong with the others
    public record Parsed(Repairs repairs, List<RuleProblem> problems) {}

    /// Reads definitions.
    ///
    /// @param path where the list stands, such as `repairs`
    /// @param definitions plain values, the way YAML gives them
    /// @return the repairs and all problems
    public static Parsed parse(String path, List<?> definitions) {
        var language = new RepairLanguage();
        for (int i = 0; i < definitions.size(); i++) {
            language.read(path + "[" + i + "]", definitions.get(i));
        }
        return new Parsed(
                new Repairs(language.repairs, language.twins), List.copyOf(language.problems));
    }

    /// A rule that replaces values of a column.
    static Repair values(String column, Map<String, String> values) {
        var definition = new LinkedHashMap<String, Object>();
        definition.put("map", values);
        definition.put("columns", List.of(column));
        return cell(definition);
    }

    /// A repair.
    static Repair repair(Map<String, Object> definition) {
        return cell(definition);
    }

    /// A rule on cells for one column.
    static Repair cell(Map<String, Object> definition) {
        var language = new RepairLanguage();
        language.read("repairs", definition);
        if (language.repairs.size() != 1) {
            throw new IllegalArgumentException(definition + ": " + language.problems);
        }
        return language.repairs.getFirst();
    }

    private void read(String at, @Nullable Object definition) {
        if (definition instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.get(Twins.RULE) instanceof Map<?, ?> options) {
                twins = new RepairOptions(at + "." + Twins.RULE, options, problems).twins();
                return;
            }
            for (var own : OWN) {
                if (map.size() == 1 && map.get(own) instanceof Map<?, ?> options) {
                    own(at + "." + own, own, options);
                    return;
                }
            }
        }
        var parsed = cells.parse(at, definition);
        problems.addAll(parsed.problems());
        for (var bound : parsed.rules().rules()) {
            if (bound.columns().isEmpty()) {
                wrong(at, "a repair names its `columns`", "repairs의 규칙에는 `columns`를 적어야 합니다");
            }
            for (var column : bound.columns()) {
                repairs.add(new CellRepair(bound.rule(), column, one(definition, column)));
            }
        }
    }

    private static Map<String, Object> one(@Nullable Object definition, String column) {
        var map = new LinkedHashMap<String, Object>();
        if (definition instanceof Map<?, ?> given) {
            given.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        map.remove("column");
        map.put("columns", List.of(column));
        return map;
    }

    private void own(String at, String kind, Map<?, ?> options) {
        var reader = new RepairOptions(at, options, problems);
        int before = problems.size();
        var repair =
                switch (kind) {
                    case "entity" -> reader.entity();
                    case "sources" -> reader.sources();
                    case "form" -> reader.form(cells);
                    default -> reader.split();
                };
        if (problems.size() == before) {
            repairs.add(repair);
        }
    }

    private void wrong(String at, String english, String korean) {
        problems.add(new RuleProblem(at, new Bilingual(english, korean), null));
    }
}
