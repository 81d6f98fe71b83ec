package dev.onggi.clean.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a table that are about the same thing as an earlier one.
///
/// @param columns the columns that were compared
/// @param merge whether the rows are to go; a person says so, nothing else does
/// @param precision the share of them that is estimated to be the same thing, a lower bound
/// @param rows the rows, in order
public record Twins(List<String> columns, boolean merge, double precision, List<Twin> rows) {
    /// The name of the rule.
    public static final String RULE = "duplicates";

    /// No rows.
    ///
    /// @return an empty list
    public static Twins none() {
        return new Twins(List.of(), false, 0, List.of());
    }

    /// The same without what the rows say.
    Twins withoutCells() {
        return new Twins(
                columns,
                merge,
                precision,
                rows.stream().map(t -> new Twin(t.row(), t.of(), List.of())).toList());
    }

    /// The rule as data.
    ///
    /// @return what the rule language reads
    public Map<String, Object> definition() {
        var options = new LinkedHashMap<String, Object>();
        options.put("columns", columns);
        options.put("merge", merge);
        return Map.of(RULE, options);
    }

    /// Rows that differ nowhere in what was compared.
    ///
    /// @return how many
    public long alike() {
        return rows.stream().filter(twin -> twin.differences().isEmpty()).count();
    }
}
