package dev.onggi.rule;

import dev.onggi.rule.kind.RuleKind;
import dev.onggi.spi.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks the options of one rule against its settings.
final class OptionReader {
    private final RuleKind kind;
    private final String path;
    private final List<RuleProblem> problems;

    OptionReader(RuleKind kind, String path, List<RuleProblem> problems) {
        this.kind = kind;
        this.path = path;
        this.problems = problems;
    }

    /// Reads what stands behind the rule's name: a map of options, or the first option's value.
    ///
    /// @return the options that are right; the others are reported
    Map<String, Object> read(@Nullable Object value) {
        var given = new LinkedHashMap<String, Object>();
        if (value == null || (value instanceof Map<?, ?> none && none.isEmpty())) {
            return complete(given);
        }
        if (kind.options().isEmpty()) {
            problems.add(new RuleProblem(path, RuleMessages.noOptions(kind.name()), null));
            return given;
        }
        if (value instanceof Map<?, ?> map && !isBareTable(map)) {
            map.forEach((key, element) -> option(String.valueOf(key), element, given));
        } else {
            accept(kind.options().getFirst(), path, value, given);
        }
        return complete(given);
    }

    /// `{map: {서울시: 서울특별시}}` is the table itself, not a map of options.
    private boolean isBareTable(Map<?, ?> map) {
        var first = kind.options().getFirst();
        return first.kind() == Setting.Kind.MAP && !(map.get(first.name()) instanceof Map<?, ?>);
    }

    private void option(String name, @Nullable Object value, Map<String, Object> given) {
        for (var setting : kind.options()) {
            if (setting.name().equals(name)) {
                if (value != null) {
                    accept(setting, path + "." + name, value, given);
                }
                return;
            }
        }
        var known = kind.options().stream().map(Setting::name).toList();
        problems.add(
                new RuleProblem(
                        path + "." + name,
                        RuleMessages.unknownOption(name, kind.name()),
                        NearestName.hint(name, known)));
    }

    private void accept(Setting setting, String at, Object value, Map<String, Object> given) {
        if (!fits(setting.kind(), value)) {
            problems.add(new RuleProblem(at, RuleMessages.wrongKind(setting.kind()), null));
        } else if (!setting.oneOf().isEmpty() && !setting.oneOf().contains(value.toString())) {
            problems.add(
                    new RuleProblem(
                            at,
                            RuleMessages.notAmong(value.toString()),
                            NearestName.hint(value.toString(), setting.oneOf())));
        } else {
            given.put(setting.name(), value);
            return;
        }
        // Wrong, but there: not missing as well.
        given.putIfAbsent(setting.name(), "");
    }

    private static boolean fits(Setting.Kind kind, Object value) {
        return switch (kind) {
            case TEXT, DURATION, SHARE -> scalar(value);
            case INTEGER -> value.toString().matches("-?\\d{1,9}");
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value.toString().equals("true") || value.toString().equals("false");
            case TEXTS ->
                    value instanceof List<?> list
                            ? list.stream().allMatch(OptionReader::scalar)
                            : scalar(value);
            case MAP ->
                    value instanceof Map<?, ?> map
                            && map.values().stream().allMatch(v -> v == null || scalar(v));
            case ANY -> true;
        };
    }

    private static boolean scalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private Map<String, Object> complete(Map<String, Object> given) {
        for (var setting : kind.options()) {
            if (setting.required() && !given.containsKey(setting.name())) {
                problems.add(
                        new RuleProblem(path, RuleMessages.missingOption(setting.name()), null));
            }
        }
        return given;
    }
}
