package dev.onggi.clean.learn;

import java.util.List;
import java.util.Map;

/// A rule that was found in a table and passed its tests.
///
/// @param definition the rule as data
/// @param reason what it is
/// @param cells how many cells it changed in the table it was found in
/// @param precision the share of its changes that is estimated to be right, a lower bound
/// @param examples some of its changes
public record LearntRule(
        Map<String, Object> definition,
        String reason,
        int cells,
        double precision,
        List<Example> examples) {
    /// A change.
    ///
    /// @param column the column
    /// @param before the value before; empty where there was none
    /// @param after the value after
    public record Example(String column, String before, String after) {}
}
