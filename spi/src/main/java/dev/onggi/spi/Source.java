package dev.onggi.spi;

import java.util.List;

/// Where raw data comes from. A class in `collectors/` that implements this is used as
/// `collect/ClassName`.
///
/// One object is made for each step of a run, by a public constructor without parameters, and used
/// by one thread.
@FunctionalInterface
public interface Source {
    /// Collects once. Everything added is published together when this returns, or not at all when
    /// it throws.
    ///
    /// @param request the settings, secrets and the last mark
    /// @param rows where the rows go
    /// @throws Exception any; [Failure] says best what to do
    void collect(Request request, Rows rows) throws Exception;

    /// Finds a mistake in the settings before anything runs, without touching the outside world:
    /// for `onggi validate`, and before the first step of a run. A setting whose value only a run
    /// knows ends the check without a verdict, so look at the plainest ones first.
    ///
    /// @param settings of a step, as written
    /// @throws Failure that says what is wrong
    default void check(GivenSettings settings) throws Failure {}

    /// The keys this source understands beside those of every collect step. A source that names
    /// none takes any key.
    ///
    /// @return the settings, for validation and the reference page
    default List<Setting> settings() {
        return List.of();
    }
}
