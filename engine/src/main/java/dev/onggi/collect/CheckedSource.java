package dev.onggi.collect;

import dev.onggi.problem.Problems;
import dev.onggi.spi.Source;
import dev.onggi.step.StepSettings;

/// A source that finds mistakes in its keys before anything runs.
public interface CheckedSource extends Source {
    /// Finds what is wrong without touching the outside world.
    ///
    /// @param settings the step's keys; `${...}` may still stand in them
    /// @param problems where to report, with places
    void validate(StepSettings settings, Problems problems);
}
