package dev.onggi.rule.kind;

import dev.onggi.spi.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The options of one rule, checked against its settings, with defaults filled in.
public final class RuleOptions {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /// Options as a definition gives them.
    ///
    /// @param settings the options that the kind of rule knows
    /// @param given the values, whose names and kinds the language has checked
    public RuleOptions(List<Setting> settings, Map<String, ?> given) {
        for (var setting : settings) {
            Object value = given.get(setting.name());
            if (value == null) {
                value = setting.fallback();
            }
            if (value != null) {
                values.put(setting.name(), value);
            }
        }
    }

    /// A text that is given or has a default.
    ///
    /// @param option the option's name
    /// @return its value
    public String text(String option) {
        var value = textOrNull(option);
        if (value == null) {
            throw new IllegalStateException(
                    "the option " + option + " has neither value nor default");
        }
        return value;
    }

    /// A text that may be absent.
    ///
    /// @param option the option's name
    /// @return its value, or null
    public @Nullable String textOrNull(String option) {
        var value = values.get(option);
        return value == null ? null : value.toString();
    }

    /// A switch.
    ///
    /// @param option the option's name
    /// @return whether it is on; false where it is absent
    public boolean flag(String option) {
        return "true".equals(textOrNull(option));
    }

    /// A list of texts.
    ///
    /// @param option the option's name
    /// @return the texts; empty where the option is absent
    public List<String> texts(String option) {
        var value = values.get(option);
        if (value == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var element : value instanceof List<?> list ? list : List.of(value)) {
            texts.add(String.valueOf(element));
        }
        return texts;
    }

    /// A table of texts.
    ///
    /// @param option the option's name
    /// @return the table in the order written; empty where the option is absent; a null value
    ///   stands for an empty cell
    public SequencedMap<String, @Nullable String> table(String option) {
        var table = new LinkedHashMap<String, @Nullable String>();
        if (values.get(option) instanceof Map<?, ?> map) {
            map.forEach((k, v) -> table.put(String.valueOf(k), v == null ? null : v.toString()));
        }
        return table;
    }
}
