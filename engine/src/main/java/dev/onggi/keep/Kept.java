package dev.onggi.keep;

import dev.onggi.workspace.Keep;
import dev.onggi.workspace.Workspace;
import java.util.Locale;

/// A kind of thing that is dropped when it is old, each with a setting under `retention:`. In the
/// order in which they are dropped.
public enum Kept {
    /// Files for people.
    OUTPUT,
    /// Cleaned data.
    PROCESSED,
    /// Rows that did not pass.
    REJECTED,
    /// Collected data.
    RAW,
    /// What is recorded of runs.
    RUNS,
    /// The logs of runs.
    LOGS,
    /// What can be made again.
    CACHE,
    /// What models were asked and answered.
    JOURNAL;

    /// Its word in settings and for programs.
    ///
    /// @return lower case
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Keep of(Workspace workspace) {
        return Keep.parse(workspace.text("retention." + word()).orElse("never"));
    }
}
