package dev.onggi.spi;

import java.util.List;

/// A source that a connector brings along, used as `collect/NAME`. Found by
/// [java.util.ServiceLoader].
public interface SourceProvider {
    /// The name behind `collect/`.
    ///
    /// @return lower case
    String name();

    /// The keys the source understands beside those of every collect step.
    ///
    /// @return the settings, for validation and the reference page
    List<Setting> settings();

    /// Makes the source of one step of one run.
    ///
    /// @return a new object
    Source create();
}
