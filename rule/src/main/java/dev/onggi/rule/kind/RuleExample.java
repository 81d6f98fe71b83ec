package dev.onggi.rule.kind;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a rule makes of one cell; shown in the reference and executed as a test.
///
/// @param options the options as a definition gives them
/// @param input the cell before
/// @param output the cell after, null where it becomes empty
public record RuleExample(
        Map<String, Object> options, @Nullable String input, @Nullable String output) {
    /// An example of a rule without options.
    ///
    /// @param input the cell before
    /// @param output the cell after, null where it becomes empty
    /// @return the example
    public static RuleExample of(String input, @Nullable String output) {
        return new RuleExample(Map.of(), input, output);
    }

    /// An example of a rule with one option.
    ///
    /// @param option the option's name
    /// @param value its value
    /// @param input the cell before
    /// @param output the cell after, null where it becomes empty
    /// @return the example
    public static RuleExample with(
            String option, Object value, @Nullable String input, @Nullable String output) {
        return new RuleExample(Map.of(option, value), input, output);
    }
}
