package dev.onggi.cli;

import dev.onggi.yaml.FlowText;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is proposed for a column of a cleaning task.
///
/// @param name the column
/// @param type its type, or null where it stays as it is
/// @param format of its dates, or null
/// @param rules rules of its own, before its type's
/// @param comment what a person should know, or null
record ColumnDraft(
        String name,
        @Nullable String type,
        @Nullable String format,
        List<Object> rules,
        @Nullable String comment) {

    /// The same column left as text.
    ColumnDraft untyped(String why) {
        return new ColumnDraft(name, null, null, rules, why);
    }

    /// `name: {type: ..., rules: [...]}`
    String yaml() {
        var map = new LinkedHashMap<String, Object>();
        if (type != null) {
            map.put("type", type);
        }
        if (format != null) {
            map.put("format", format);
        }
        if (!rules.isEmpty()) {
            map.put("rules", rules);
        }
        return FlowText.of(name) + ": " + FlowText.of(map);
    }
}
