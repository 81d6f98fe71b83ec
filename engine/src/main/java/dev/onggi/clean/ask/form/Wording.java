package dev.onggi.clean.ask.form;

import java.util.List;
import java.util.Map;

/// What a task says to a model in its own words.
///
/// @param system the `system_message`; may be empty
/// @param prompt the `prompt`, where `{column}` stands for that field of each item
/// @param rules plain sentences among the `validation_rules`
/// @param examples inputs with the columns that are wanted
public record Wording(String system, String prompt, List<String> rules, List<Example> examples) {
    /// Keeps the lists unchangeable.
    public Wording {
        rules = List.copyOf(rules);
        examples = List.copyOf(examples);
    }

    /// An example of what is wanted.
    ///
    /// @param input fields of an item
    /// @param wanted columns of its answer
    public record Example(Map<String, Object> input, Map<String, Object> wanted) {}
}
