package dev.onggi.pipeline;

import java.util.Locale;

/// After what a step runs.
public enum RunOn {
    /// Once everything it waits for has succeeded.
    SUCCESS,
    /// Once something it waits for has failed.
    FAILURE,
    /// In any case.
    ALWAYS;

    /// The word in YAML.
    ///
    /// @return such as `success`
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
