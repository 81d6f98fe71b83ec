package dev.onggi.clean.learn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rule that was found in a table and passed its tests.
///
/// @param definition the rule as data
/// @param reason what it is
/// @param cells how many cells it changed in the table it was found in
/// @param precision the share of its changes that is estimated to be right, a lower bound
/// @param examples some of its changes
/// @param author who wrote it, or null where it was found in the table
public record LearntRule(
        Map<String, Object> definition,
        String reason,
        int cells,
        double precision,
        List<Example> examples,
        @Nullable Author author) {
    LearntRule withoutExamples() {
        return new LearntRule(definition, reason, cells, precision, List.of(), author);
    }

    /// Who wrote a rule.
    ///
    /// @param name such as `openai:gpt-4o`
    /// @param why one sentence of theirs; may be empty
    public record Author(String name, String why) {}

    /// A change.
    ///
    /// @param column the column
    /// @param before the value before; empty where there was none
    /// @param after the value after
    public record Example(String column, String before, String after) {}
}
