package dev.onggi.quality.check;

import dev.onggi.step.RunInfo;

/// Where the results of expectations are kept.
@FunctionalInterface
public interface CheckResults {
    /// Keeps the results of a step.
    ///
    /// @param run the run
    /// @param step the step's name
    /// @param report one result for each expectation
    void keep(RunInfo run, String step, CheckReport report);
}
