package dev.onggi.cli;

import dev.onggi.rule.type.TypeProposal;
import dev.onggi.yaml.FlowText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is proposed for a column of a cleaning task.
///
/// @param name the column
/// @param type its type, or null where it stays as it is
/// @param rules rules of its own, before its type's
/// @param comment what a person should know, or null
record ColumnDraft(
        String name, @Nullable String type, List<Object> rules, @Nullable String comment) {

    /// The format of a proposal in which each value has one meaning by itself.
    static final String IN_ANY_FORM = "any";

    /// The same column left as text.
    ColumnDraft untyped(String why) {
        return new ColumnDraft(name, null, List.of(), why);
    }

    /// `name: {type: ..., rules: [...]}`
    String yaml() {
        var map = new LinkedHashMap<String, Object>();
        if (type != null) {
            map.put("type", type);
        }
        if (!rules.isEmpty()) {
            map.put("rules", rules);
        }
        return FlowText.of(name) + ": " + FlowText.of(map);
    }

    /// What brings a column to its proposed type.
    static ColumnDraft typed(String name, TypeProposal proposal, @Nullable String comment) {
        var format = proposal.format();
        var type = proposal.type().toString();
        boolean told = format == null || format.equals(IN_ANY_FORM);
        return new ColumnDraft(
                name,
                type,
                told ? List.of() : List.of(Map.of(type, Map.of("from", format))),
                comment);
    }
}
