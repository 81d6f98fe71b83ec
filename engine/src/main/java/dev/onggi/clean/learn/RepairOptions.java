package dev.onggi.clean.learn;

import dev.onggi.rule.RuleLanguage;
import dev.onggi.rule.RuleProblem;
import dev.onggi.rule.kind.Bilingual;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the options of one repair.
final class RepairOptions {
    private final String at;
    private final Map<?, ?> options;
    private final List<RuleProblem> problems;

    RepairOptions(String at, Map<?, ?> options, List<RuleProblem> problems) {
        this.at = at;
        this.options = options;
        this.problems = problems;
    }

    Repair entity() {
        known(List.of("keys", "columns", "similar", "except"));
        var except = new LinkedHashMap<String, Map<String, List<String>>>();
        if (options.get("except") instanceof Map<?, ?> columns) {
            columns.forEach((column, by) -> {
                var values = new LinkedHashMap<String, List<String>>();
                if (by instanceof Map<?, ?> map) {
                    map.forEach((other, list) -> values.put(String.valueOf(other), texts(list)));
                }
                except.put(String.valueOf(column), values);
            });
        }
        var keys = texts(options.get("keys"));
        if (keys.isEmpty()) {
            wrong("keys", "names at least one column", "열을 하나 이상 적어야 합니다");
        }
        return new EntityRepair(
                keys,
                texts(options.get("columns")),
                texts(options.get("similar")),
                except,
                Thresholds.STANDARD);
    }

    TwinRule twins() {
        known(List.of("columns", "merge"));
        var merge = options.get("merge");
        if (merge != null && !(merge instanceof Boolean)) {
            wrong("merge", "is true or false", "true나 false를 적습니다");
        }
        return new TwinRule(texts(options.get("columns")), Boolean.TRUE.equals(merge));
    }

    Repair split() {
        known(List.of("column", "into", "separator", "least"));
        return new SplitRepair(
                text("column"),
                text("into"),
                text("separator"),
                options.get("least") instanceof Number n ? n.intValue() : 2);
    }

    Repair sources() {
        known(List.of("source", "about", "authority", "columns"));
        var authority = options.get("authority");
        return new SourceRepair(
                new Reported(
                        text("source"),
                        text("about"),
                        authority == null ? null : authority.toString()),
                texts(options.get("columns")));
    }

    Repair form(RuleLanguage language) {
        known(List.of("column", "form", "decimals", "rule"));
        var pattern = Pattern.compile("");
        try {
            pattern = Pattern.compile(text("form"));
        } catch (PatternSyntaxException e) {
            wrong("form", "is no regular expression: " + e.getDescription(), "정규식이 아닙니다");
        }
        var parsed = language.parse(at + ".rule", options.get("rule"));
        problems.addAll(parsed.problems());
        if (parsed.rules().rules().size() != 1) {
            wrong("rule", "is one rule on cells", "셀 규칙 하나를 적어야 합니다");
            return new SplitRepair("", "", "", 0);
        }
        int decimals = options.get("decimals") instanceof Number n ? n.intValue() : -1;
        var definition = new LinkedHashMap<String, Object>();
        options.forEach((key, value) -> definition.put(String.valueOf(key), value));
        return new FormRepair(
                text("column"),
                pattern,
                decimals,
                parsed.rules().rules().getFirst().rule(),
                Map.of("form", definition));
    }

    private void known(List<String> names) {
        for (var key : options.keySet()) {
            if (!names.contains(String.valueOf(key))) {
                wrong(String.valueOf(key), "is none of " + names, names + " 가운데 하나가 아닙니다");
            }
        }
    }

    private String text(String name) {
        var value = options.get(name);
        if (value == null) {
            wrong(name, "is missing", "빠져 있습니다");
            return "";
        }
        return value.toString();
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    private void wrong(String option, String english, String korean) {
        problems.add(new RuleProblem(at + "." + option, new Bilingual(english, korean), null));
    }
}
