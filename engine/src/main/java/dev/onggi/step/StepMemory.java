package dev.onggi.step;

import java.util.Optional;

/// What a step of a pipeline remembers from run to run. What is put is kept only when the step's
/// dataset is published.
public interface StepMemory {
    /// A remembered text.
    ///
    /// @param key such as `mark`
    /// @return the text, or empty
    Optional<String> get(String key);

    /// Remembers a text once the step has succeeded.
    ///
    /// @param key such as `mark`
    /// @param value any text
    void put(String key, String value);

    /// The last raw dataset that this step published.
    ///
    /// @return the dataset, or empty
    Optional<dev.onggi.data.Dataset> lastDataset();
}
